import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { TEST_BUILD } from "@/scripts/test-build";
import { signIn } from "@/tests/support/consent";
import { expect, test } from "@/tests/support/fixtures";
import { sessionCookie } from "@/tests/support/grant-life";
import { BUDGETS, BUDGETS_FILE } from "./budgets";
import { measureCalls } from "./measure-calls";
import { measurePages } from "./measure-pages";
import { callOverruns, overrun, pageOverruns } from "./overruns";

test("pages transfer no more than their budgets, and the session cookie is small", async ({
  page,
  context,
  browser,
  site,
}) => {
  await signIn(page);
  const [cookie] = await sessionCookie(context);
  const header = `${cookie?.name}=${cookie?.value}`;
  const pages = await measurePages(browser, site.url, header);
  const overruns = Object.entries(pages).flatMap(([path, measured]) =>
    pageOverruns(path, measured, BUDGETS.pages[path], BUDGETS.allowance),
  );
  const most = BUDGETS.sessionCookieBytes;
  if (header.length > most)
    overruns.push(
      overrun("session cookie", header.length, most, "packages/tiktok-login/next/grant.ts"),
    );
  expect(overruns, JSON.stringify(pages)).toEqual([]);
});

test("what a person does calls TikTok no more often than its budget", async ({ page, tiktok }) => {
  const measured = await measureCalls(page, tiktok);
  const overruns = Object.entries(measured).flatMap(([action, calls]) =>
    callOverruns(action, calls, BUDGETS.calls[action]),
  );
  expect(overruns, JSON.stringify(measured)).toEqual([]);
});

test("the same routes are static as before", async () => {
  const { routes } = JSON.parse(await readFile(`${TEST_BUILD}/prerender-manifest.json`, "utf8"));
  const built = Object.keys(routes).sort();
  // A page becomes dynamic if it, or a layout above it, reads the request.
  const isThere = (route: string) => route !== "/demo" || existsSync("app/demo");
  expect(built, `staticRoutes in ${BUDGETS_FILE}`).toEqual(BUDGETS.staticRoutes.filter(isThere));
});
