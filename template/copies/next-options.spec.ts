import { expect, test } from "@/tests/support/fixtures";
import { copyProject } from "./project-copy";

test("with basePath, the build stops with one sentence", async () => {
  const copy = await copyProject("base-path");
  try {
    await copy.replace(
      "next.config.mjs",
      "poweredByHeader: false,",
      'poweredByHeader: false,\n  basePath: "/app",',
    );
    const failed = await copy.build().then(
      () => "it builds",
      (error: Error) => error.message,
    );
    expect(failed).toContain("basePath is not supported: give the site a host of its own");
    expect(failed).not.toMatch(/^\s+at \S+ \(/m);
  } finally {
    await copy.delete();
  }
});
