import type { APIRequestContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { agree, goToConsent } from "@/tests/support/consent";
import type { ProjectCopy } from "./project-copy";

/** A visit to a copy that was built and started. */
interface Visit {
  url: string;
  page: Page;
  request: APIRequestContext;
}

/** A row of README's table "Make it yours". */
interface Row {
  /** Does what its second column says. */
  apply(copy: ProjectCopy): Promise<void>;
  /** Variables that the row sets, for the build and the server. */
  env?: Record<string, string>;
  /** Looks whether it works. The visitor is signed out before and afterwards. */
  check(visit: Visit): Promise<void>;
}

async function signIn({ page, url }: Visit, path: string): Promise<void> {
  await goToConsent(page, path, url);
  await agree(page);
  await page.waitForURL(url + path);
}

const signOut = ({ page }: Visit) => page.context().clearCookies();

/** Writes a page under /dashboard that begins with `sessions.require`. */
const addPage = (copy: ProjectCopy, name: string, imports: string, body: string) =>
  copy.write(
    `app/dashboard/${name}/page.tsx`,
    `${imports}
export default async function Page() {
  const { grant } = await sessions.require("/dashboard/${name}");
  if (!grant) redirect("/dashboard");
  const { accessToken } = grant;
${body}
}
`,
  );

const REQUIRE = 'import { redirect } from "next/navigation";';
const LIST = 'import { sessions, tiktok } from "@/lib/sessions";';

/** Each row, with what it does and how to see that it works. */
export const ROWS: Record<string, Row> = {
  "protect a new page": {
    apply: (copy) =>
      addPage(
        copy,
        "hello",
        `${REQUIRE}\n${LIST}\n`,
        `  const { videos } = await tiktok.videos(accessToken, { count: 1 });
  return <h1>Hello, {videos.length} video</h1>;`,
      ),
    check: async (visit) => {
      const { page, request, url } = visit;
      const signedOut = await request.get(`${url}/dashboard/hello`, { maxRedirects: 0 });
      expect(signedOut.status()).toBe(307);
      expect(signedOut.headers().location).toBe("/login?callbackUrl=%2Fdashboard%2Fhello");
      await signIn(visit, "/dashboard/hello");
      await expect(page.getByRole("heading", { name: "Hello, 1 video" })).toBeVisible();
      await signOut(visit);
    },
  },
  "ask for another scope": {
    apply: (copy) =>
      copy.replace("lib/site.json", '"scopes": ""', '"scopes": "user.info.profile,video.list"'),
    env: { TIKTOK_SCOPES: "" },
    check: async ({ page, url }) => {
      await goToConsent(page, "/dashboard", url);
      const scope = new URL(page.url()).searchParams.get("scope");
      expect(scope).toBe("user.info.basic,user.info.profile,video.list");
    },
  },
  "show another profile field": {
    apply: async (copy) => {
      await copy.replace(
        "packages/tiktok-login/client/profile.ts",
        "    profile_deep_link: pageUrl,\n",
        "    profile_deep_link: pageUrl,\n    profile_web_link: pageUrl,\n",
      );
      await copy.replace(
        "components/dashboard/about.tsx",
        "      {bio && ",
        "      <p>{profile.profile_web_link}</p>\n      {bio && ",
      );
    },
    check: async (visit) => {
      await signIn(visit, "/dashboard");
      await expect(visit.page.getByText("https://www.tiktok.com/@paperboats")).toBeVisible();
      await expect(visit.page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await signOut(visit);
    },
  },
  "call another TikTok endpoint": {
    apply: async (copy) => {
      await copy.write(
        "lib/video-query.ts",
        `import { z } from "zod";
import { tiktok } from "@/lib/sessions";

const answer = z.object({ data: z.object({ videos: z.array(z.object({ title: z.string() })) }) });

export async function queryVideos(accessToken: string, ids: string[]): Promise<string[]> {
  const body = { filters: { video_ids: ids } };
  const found = await tiktok.call("video/query", accessToken, answer, { fields: ["title"], body });
  return found.body.data.videos.map(({ title }) => title);
}
`,
      );
      await addPage(
        copy,
        "titles",
        `${REQUIRE}\n${LIST}\nimport { queryVideos } from "@/lib/video-query";\n`,
        `  const { videos } = await tiktok.videos(accessToken, { count: 2 });
  const titles = await queryVideos(
    accessToken,
    videos.map(({ id }) => id),
  );
  return <h1>Titles: {titles.length}</h1>;`,
      );
    },
    check: async (visit) => {
      await signIn(visit, "/dashboard/titles");
      await expect(visit.page.getByRole("heading", { name: "Titles: 2" })).toBeVisible();
      await signOut(visit);
    },
  },
  "change the site's name or contact": {
    apply: async (copy) => {
      await copy.replace("lib/site.json", /"name": ".*"/, '"name": "Backstage"');
      await copy.replace(
        "lib/site.json",
        /"contact": ".*"/,
        '"contact": "hello@backstage.example"',
      );
    },
    check: async ({ page, request, url }) => {
      await page.goto(`${url}/login`);
      await expect(page).toHaveTitle(/Backstage$/);
      const manifest = await request.get(`${url}/manifest.webmanifest`);
      expect((await manifest.json()).name).toBe("Backstage");
      for (const path of ["/privacy", "/terms"]) {
        await page.goto(url + path);
        await expect(page.getByRole("link", { name: "hello@backstage.example" })).toBeVisible();
      }
    },
  },
  "change its colours": {
    apply: (copy) => copy.replace("app/globals.css", /--accent: .*;/, "--accent: rgb(1, 2, 3);"),
    check: async ({ page, url }) => {
      await page.goto(url);
      const button = page.getByRole("button", { name: "Continue with TikTok" });
      await expect(button).toHaveCSS("background-color", "rgb(1, 2, 3)");
    },
  },
  "move to `proxy.ts`": {
    apply: async (copy) => {
      await copy.rename("middleware.ts", "proxy.ts");
      await copy.replace(
        "proxy.ts",
        "export async function middleware",
        "export async function proxy",
      );
      await copy.replace("proxy.ts", '  runtime: "nodejs",\n', "");
    },
    check: async (visit) => {
      await signIn(visit, "/dashboard");
      const dashboard = await visit.page.reload();
      // Only the proxy sends a policy with a nonce; sessions.require alone would redirect visitors as well.
      expect(dashboard?.headers()["content-security-policy"]).toContain("'nonce-");
      await signOut(visit);
    },
  },
};

/** The rows that other tests try: here with GitHub, and the project "database". */
export const TRIED_ELSEWHERE = ["add a second provider", "store users in a database"];
