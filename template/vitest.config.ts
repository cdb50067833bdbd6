import site from "../vitest.config";

/** The same settings for the template's own unit tests. They run in the project's folder. */
export default {
  ...site,
  test: { ...site.test, projects: undefined, include: ["template/[!.]*/**/*.test.ts"] },
};
