import { mergeConfig } from "vitest/config";
import site from "../vitest.config";

/** The same settings for the template's own unit tests. They run in the project's folder. */
export default mergeConfig(
  { ...site, test: { ...site.test, include: [] } },
  { test: { include: ["template/**/*.test.ts"] } },
);
