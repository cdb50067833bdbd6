// For programs that do not compile TypeScript themselves.
import { tsImport } from "tsx/esm/api";

export const { DEFAULT_SETTINGS, PERSONAS, SCOPES, startEmulator, STRICT } = await tsImport(
  "./index.ts",
  import.meta.url,
);
