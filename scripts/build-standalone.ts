import { buildStandalone } from "./next-build";

process.exit(buildStandalone());
