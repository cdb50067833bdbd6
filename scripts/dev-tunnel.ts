import { runToTheEnd } from "./next-dev";
import { openNgrok } from "./tunnel/ngrok";
import { serveThrough } from "./tunnel/serve-through";

await runToTheEnd(() => serveThrough(openNgrok));
