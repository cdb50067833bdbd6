import { runSite } from "./dev-site";
import { runAndExit } from "./next-dev";

await runAndExit(() => runSite());
