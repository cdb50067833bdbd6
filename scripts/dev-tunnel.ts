import { runAndExit } from "./next-dev";
import { openNgrok } from "./tunnel/ngrok";
import { runThroughTunnel } from "./tunnel/run-through-tunnel";

await runAndExit(() => runThroughTunnel(openNgrok));
