import { buildStandalone } from "./build-standalone";

process.exit(buildStandalone());
