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
    "lib/sessions.ts": await sessionsWith(WITHOUT_AUTH),
  });
}

/** The same with Auth.js's documented way before it: `auth` as middleware, and in the layout and in the page. */
export async function generateFixedSiteWithAuth(data: Exported): Promise<string> {
  return generate("fixed-auth", data, {
    "lib/sessions.ts": await sessionsWith(WITH_AUTH),
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

/** `lib/sessions.ts`, whose sessions answer with the fixed data. */
async function sessionsWith(current: string): Promise<string> {
  const own = await readFile("lib/sessions.ts", "utf8");
  const kept = own.replace("export const sessions =", "const real =");
  if (kept === own) throw new Error("lib/sessions.ts has no sessions");
  return `${current}${kept}${FIXED_SESSIONS}`;
}

const FIXED_SESSIONS = `
const data = fixed as any;
const { sessionId: id, sessionEndsAt: expiresAt, ...user } = data.session;
const grant = { ...user, openId: user.openId, ...data.grant, accessToken: "", stats: data.stats };
const session = { id, user, grant, expiresAt };
const { name, image, username } = data.session;
const { profile, stats, profileReadAt: readAt } = data;
const account = { data: { identity: { name, image, username }, profile, stats }, problem: null, readAt };
export const sessions: any = {
  ...real,
  current: async () => ((await isSignedIn()) ? session : null),
  require: async () => ((await isSignedIn()) ? session : redirect("/login")),
  hasEnded: async () => false,
  loginAddress: async () => "/login",
  profile: async () => account,
  lastProfile: () => account,
};
`;

const WITHOUT_AUTH = `import { redirect } from "next/navigation";
import fixed from "@/lib/fixed.json";
const isSignedIn = async () => true;
`;

const WITH_AUTH = `import { redirect } from "next/navigation";
import { auth } from "@/lib/documented-auth";
import fixed from "@/lib/fixed.json";
const isSignedIn = async () => (await auth()) !== null;
`;

const DOCUMENTED_AUTH = `import NextAuth from "next-auth";
import TikTok from "next-auth/providers/tiktok";
export const { auth } = NextAuth({ providers: [TikTok] });
`;

const MIDDLEWARE = `export { auth as middleware } from "@/lib/documented-auth";
export const config = { runtime: "nodejs", matcher: ["/((?!api|_next/static|_next/image|favicon.ico).*)"] };
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
