import { expect, REFUSED_PICTURE, test } from "../support/fixtures";
import { gradePages } from "../support/observatory/grades";

// The consent page shows every persona, one of them with a refused picture.
test.use({ ignoreHTTPSErrors: true, expectedProblems: REFUSED_PICTURE });

test("the MDN HTTP Observatory grades every page A+", async ({ page, tiktok }) => {
  const grades = await gradePages(page, tiktok);
  const isBest = { grade: "A+", faults: [] };
  expect(grades.map(({ score, ...rest }) => rest)).toEqual([
    { path: "/", status: 200, ...isBest },
    { path: "/privacy", status: 200, ...isBest },
    { path: "/terms", status: 200, ...isBest },
    { path: "/nowhere", status: 404, ...isBest },
    { path: "/login", status: 200, ...isBest },
    { path: "/disconnected", status: 200, ...isBest },
    { path: "/dashboard", status: 200, ...isBest },
    { path: "/dashboard/videos", status: 200, ...isBest },
    { path: "/dashboard/settings", status: 200, ...isBest },
    { path: "/dashboard/settings/disconnect", status: 200, ...isBest },
  ]);
});
