import { finishBuild } from "./finish-build";

finishBuild();
