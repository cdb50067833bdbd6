import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSite, FOLDER } from "./site-folder";

const COPIED = [
  ...["app", "components", "lib", "drizzle", "auth.ts", "instrumentation.ts"],
  ...["next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package.json"],
  // Named by a path relative to components/.
  "node_modules/geist",
];

/** What `/dashboard/settings/export` answers, as far as the pages need it. */
export interface Exported {
  session: { sessionId: string; sessionEndsAt: string };
  grant: object;
  profile: object;
  stats: object;
  profileReadAt: string;
  videos: { items: object[] };
  /** Only with a database. */
  history?: object[];
}

/**
 * This project with fixed data and no authentication: no middleware, no session, no TikTok. Everything that is rendered
 * is the same, so the difference is what the session costs.
 * @param data of a person, exported with and without a database; with `FIXED_HISTORY` set, the pages show the former
 */
export async function generateFixedSite(data: Exported): Promise<string> {
  return generate("fixed", data, {
    "packages/tiktok-login/next/current.ts": `${FIXED_SESSION}${WITHOUT_AUTH}`,
  });
}

/** The same with Auth.js's documented way before it: `auth` as middleware, and in the layout and in the page. */
export async function generateFixedSiteWithAuth(data: Exported): Promise<string> {
  return generate("fixed-auth", data, {
    "packages/tiktok-login/next/current.ts": `${FIXED_SESSION}${WITH_AUTH}`,
    "lib/documented-auth.ts": DOCUMENTED_AUTH,
    "middleware.ts": MIDDLEWARE,
  });
}

async function generate(
  name: string,
  data: Exported,
  files: Record<string, string>,
): Promise<string> {
  const folder = join(FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  for (const path of COPIED) await cp(path, join(folder, path), { recursive: true });
  const write = (path: string, content: string) => writeFile(join(folder, path), content);
  await write("lib/fixed.json", JSON.stringify(inSeconds(data)));
  for (const [path, content] of Object.entries(files)) await write(path, content);
  await write("lib/account/profile.ts", PROFILE);
  await write("lib/account/videos.ts", VIDEOS);
  await write("lib/history/history.ts", HISTORY);
  await write("next.config.mjs", withWorkspace(await readFile("next.config.mjs", "utf8")));
  buildSite(folder);
  return folder;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT.*Z$/;

/** The same with every time in Unix seconds, as the components take them. */
function inSeconds(data: Exported): unknown {
  return JSON.parse(JSON.stringify(data), (_, value) =>
    typeof value === "string" && ISO_TIME.test(value) ? Date.parse(value) / 1_000 : value,
  );
}

/** The configuration of a folder two levels below the one with `node_modules`, without the check of types. */
function withWorkspace(config: string): string {
  const root = 'fileURLToPath(new URL("../..", import.meta.url))';
  const changed = config.replace(
    'outputFileTracingRoot: fileURLToPath(new URL(".", import.meta.url)),',
    `outputFileTracingRoot: ${root},
  turbopack: { root: ${root} },
  typescript: { ignoreBuildErrors: true },`,
  );
  if (changed === config) throw new Error("next.config.mjs has no outputFileTracingRoot");
  return changed;
}

const FIXED_SESSION = `import data from "@/lib/fixed.json";
const { sessionId: id, sessionEndsAt: expiresAt, ...user } = data.session as any;
const grant = { ...user, openId: user.openId, ...data.grant, accessToken: "", stats: data.stats } as any;
const session = { id, user, grant, expiresAt };
export const hasEndedSession = async () => false;
export const loginAddress = async (..._: unknown[]) => "/login";
`;

const WITHOUT_AUTH = `export const currentSession = async () => session;
export const requireSession = async (..._: unknown[]) => session;
`;

const WITH_AUTH = `import { redirect } from "next/navigation";
import { auth } from "@/lib/documented-auth";
export const currentSession = async () => ((await auth()) ? session : null);
export const requireSession = async (..._: unknown[]) => (await currentSession()) ?? redirect("/login");
`;

const DOCUMENTED_AUTH = `import NextAuth from "next-auth";
import TikTok from "next-auth/providers/tiktok";
export const { auth } = NextAuth({ providers: [TikTok] });
`;

const MIDDLEWARE = `export { auth as middleware } from "@/lib/documented-auth";
export const config = { runtime: "nodejs", matcher: ["/((?!api|_next/static|_next/image|favicon.ico).*)"] };
`;

const PROFILE = `import data from "@/lib/fixed.json";
const { profile, stats, profileReadAt: readAt } = data as any;
const { name, image, username } = (data as any).session;
const account = { data: { identity: { name, image, username }, profile, stats }, problem: null, readAt };
export const readAccountProfile = async (..._: unknown[]) => account;
export const rememberedOf = (..._: unknown[]) => account;
`;

const VIDEOS = `import data from "@/lib/fixed.json";
export const VIDEOS_PER_PAGE = 12;
const { videos: { items }, profileReadAt: readAt } = data as any;
export async function readAccountVideos(_: unknown, cursor = 0) {
  const end = cursor + VIDEOS_PER_PAGE;
  const next = end < items.length ? end : null;
  return { data: { videos: items.slice(cursor, end), next }, problem: null, readAt };
}
export async function* readPages() { yield await readAccountVideos(null); }
`;

const HISTORY = `import data from "@/lib/fixed.json";
const days = process.env.FIXED_HISTORY ? (data as any).history : null;
export const readHistory = async (..._: unknown[]) => days;
export const readHistorySince = readHistory;
`;
