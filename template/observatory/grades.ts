import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { signInWithoutVisit } from "@/tests/support/consent";
import { emulatorEnv, startSite } from "@/tests/support/servers";
import type { TikTokControl } from "@/tests/support/tiktok";
import { startTlsProxy } from "@/tests/support/tls-proxy";

const INSTALL_MS = 5 * 60_000;
const GRADE_MS = 60_000;

const PUBLIC = ["/", "/privacy", "/terms", "/nowhere", "/login", "/disconnected"];
const PROTECTED = [
  "/dashboard",
  "/dashboard/videos",
  "/dashboard/settings",
  "/dashboard/settings/disconnect",
];

// Not a dependency: it brings a web server and a database client, and downloads lists when it is installed.
const OBSERVATORY = "@mdn/mdn-http-observatory@1.4.8";

/** What the MDN HTTP Observatory says about a page. */
export interface Grade {
  path: string;
  /** The page's HTTP status. */
  status: number;
  grade: string;
  score: number;
  /** The results that take points off. */
  faults: string[];
}

/**
 * Grades every page of the production build, protected pages with a session. The site runs behind a TLS proxy, as a
 * deployment does. The emulator does too, because an http address in a policy would count against the page.
 * @param page accepts any certificate
 */
export async function gradePages(page: Page, tiktok: TikTokControl): Promise<Grade[]> {
  const emulatorProxy = await startTlsProxy({ host: "localhost", tells: false });
  const proxy = await startTlsProxy({ host: "localhost" });
  const grade = graderIn(await installObservatory());
  emulatorProxy.to(tiktok.url);
  const { TIKTOK_EMULATOR_URL: _, ...env } = emulatorEnv(tiktok);
  const site = await startSite(env);
  const siteWithEmulator = await startSite({
    ...env,
    TIKTOK_EMULATOR_URL: emulatorProxy.url,
    NODE_EXTRA_CA_CERTS: await saveCertificate(emulatorProxy),
  });
  try {
    proxy.to(siteWithEmulator.url);
    await tiktok.configure({ webRedirectUris: [`${proxy.url}/api/auth/callback/tiktok`] });
    await signInWithoutVisit(page, {}, proxy.url);
    const cookies = await page.context().cookies(proxy.url);
    const session = cookies.find(({ name }) => name.endsWith("session-token"));
    const ofProtected = await grade(proxy, PROTECTED, `${session?.name}=${session?.value}`);
    proxy.to(site.url);
    return [...(await grade(proxy, PUBLIC)), ...ofProtected];
  } finally {
    proxy.close();
    emulatorProxy.close();
    await Promise.all([site.stop(), siteWithEmulator.stop()]);
  }
}

interface TlsServer {
  url: string;
  certificate: string;
}

const run = promisify(execFile);

/** Installs the Observatory without its scripts and returns the folder. */
async function installObservatory(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "observatory-"));
  const args = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", OBSERVATORY];
  await run("npm", args, { timeout: INSTALL_MS });
  return folder;
}

// In a process of its own, because Node reads NODE_EXTRA_CA_CERTS when it starts.
function graderIn(folder: string) {
  return async (server: TlsServer, paths: string[], cookie = ""): Promise<Grade[]> => {
    const args = ["template/observatory/grade.mjs", folder, server.url, cookie, ...paths];
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: await saveCertificate(server) };
    const { stdout } = await run(process.execPath, args, { env, timeout: GRADE_MS });
    return JSON.parse(stdout);
  };
}

async function saveCertificate({ certificate }: TlsServer): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "certificate-")), "certificate.pem");
  await writeFile(file, certificate);
  return file;
}
