import { readFile } from "node:fs/promises";
import { agree, goToConsent } from "@/tests/support/consent";
import { expect, test } from "@/tests/support/fixtures";
import { emulatorEnv } from "@/tests/support/servers";
import { copyProject, type ProjectCopy } from "./project-copy";

// A production build of its own, on a machine that runs other tests at the same time.
test.setTimeout(8 * 60_000);

/** Each row of README's table "Make it yours", as its second column says. */
const ROWS: Record<string, (copy: ProjectCopy) => Promise<void>> = {
  "protect a new page": (copy) =>
    copy.write(
      "app/dashboard/hello/page.tsx",
      `import { requireGrant } from "@/lib/session/current";
import { queryVideos } from "@/lib/tiktok/video-query";
import { listVideos } from "@/lib/tiktok/videos";

export default async function Hello() {
  const { accessToken } = await requireGrant("/dashboard/hello");
  const { videos } = await listVideos(accessToken, { count: 1 });
  const titles = await queryVideos(accessToken, videos.map(({ id }) => id));
  return <h1>Hello, {titles.length} video</h1>;
}
`,
    ),
  "show another profile field": async (copy) => {
    await copy.replace(
      "lib/tiktok/profile.ts",
      "    profile_deep_link: pageUrl,\n",
      "    profile_deep_link: pageUrl,\n    profile_web_link: pageUrl,\n",
    );
    await copy.replace(
      "components/dashboard/about.tsx",
      "      {bio && ",
      "      <p>{profile.profile_web_link}</p>\n      {bio && ",
    );
  },
  "call another TikTok endpoint": (copy) =>
    copy.write(
      "lib/tiktok/video-query.ts",
      `import { z } from "zod";
import { callApi } from "@/lib/tiktok/api";

const answer = z.object({ data: z.object({ videos: z.array(z.object({ title: z.string() })) }) });

export async function queryVideos(accessToken: string, ids: string[]): Promise<string[]> {
  const body = { filters: { video_ids: ids } };
  const { data } = await callApi("video/query", accessToken, answer, {
    query: { fields: "title" },
    body,
  });
  return data.videos.map(({ title }) => title);
}
`,
    ),
  "change the site's name or contact": async (copy) => {
    await copy.replace("lib/site.ts", /name: ".*"/, 'name: "Backstage"');
    await copy.replace("lib/site.ts", /contact: ".*"/, 'contact: "hello@backstage.example"');
  },
  "change its colours": (copy) =>
    copy.replace("app/globals.css", /--accent: .*;/, "--accent: rgb(1, 2, 3);"),
  "move to `proxy.ts`": async (copy) => {
    await copy.rename("middleware.ts", "proxy.ts");
    await copy.replace("proxy.ts", "export const middleware", "export const proxy");
    await copy.replace("proxy.ts", '  runtime: "nodejs",\n', "");
  },
};

// By grants.spec.ts, second-provider.spec.ts and the project "database".
const TRIED_ELSEWHERE = [
  "ask for another scope",
  "add a second provider",
  "keep people in a database",
];

test("README's table has exactly the rows that are tried", async () => {
  const [, table = ""] = (await readFile("README.md", "utf8")).split("## Make it yours");
  const [, , ...rows] = [...table.matchAll(/^\| (.+?) +\|/gm)].map(([, change]) => change);
  expect(rows.sort()).toEqual([...Object.keys(ROWS), ...TRIED_ELSEWHERE].sort());
});

test("every row of README's table works on a copy of the project", async ({
  page,
  context,
  request,
  tiktok,
  launchSite,
}) => {
  const copy = await copyProject("make-it-yours");
  try {
    for (const apply of Object.values(ROWS)) await apply(copy);
    await copy.remove("app/demo");
    // Another scope: one variable.
    const TIKTOK_SCOPES = "user.info.profile,video.list";
    await copy.build({ TIKTOK_SCOPES });
    const env = { ...emulatorEnv(tiktok), TIKTOK_SCOPES };
    const site = await launchSite(env, { folder: copy.folder });

    const signedOut = await request.get(`${site.url}/dashboard/hello`, { maxRedirects: 0 });
    expect(signedOut.status()).toBe(307);
    expect(signedOut.headers().location).toBe("/login?callbackUrl=%2Fdashboard%2Fhello");

    await goToConsent(page, "/dashboard/hello", site.url);
    const scope = new URL(page.url()).searchParams.get("scope");
    expect(scope).toBe("user.info.basic,user.info.profile,video.list");
    await agree(page);
    await page.waitForURL(`${site.url}/dashboard/hello`);
    await expect(page.getByRole("heading", { name: "Hello, 1 video" })).toBeVisible();

    const dashboard = await page.goto(`${site.url}/dashboard`);
    // Only the proxy sends a policy with a nonce; requireGrant alone would redirect visitors as well.
    expect(dashboard?.headers()["content-security-policy"]).toContain("'nonce-");
    await expect(page.getByText("https://www.tiktok.com/@paperboats")).toBeVisible();
    await expect(page).toHaveTitle(/Backstage$/);
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();

    await context.clearCookies();
    await page.goto(site.url);
    const button = page.getByRole("button", { name: "Continue with TikTok" });
    await expect(button).toHaveCSS("background-color", "rgb(1, 2, 3)");
    await expect(page.getByRole("link", { name: "See a demo" })).toHaveCount(0);
    expect((await request.get(`${site.url}/demo`)).status()).toBe(404);
    const manifest = await request.get(`${site.url}/manifest.webmanifest`);
    expect((await manifest.json()).name).toBe("Backstage");
    for (const path of ["/privacy", "/terms"]) {
      await page.goto(`${site.url}${path}`);
      await expect(page.getByRole("link", { name: "hello@backstage.example" })).toBeVisible();
    }
  } finally {
    await copy.delete();
  }
});
