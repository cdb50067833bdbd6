#!/usr/bin/env node
// The sources are TypeScript, and Node 20 runs none.
import { tsImport } from "tsx/esm/api";

await tsImport("./main.ts", import.meta.url);
