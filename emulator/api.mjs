// For programs that do not compile TypeScript themselves.
import { tsImport } from "tsx/esm/api";

export const { startEmulator } = await tsImport("./start.ts", import.meta.url);
