import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { freePort } from "../../scripts/next-dev";
import { agree } from "../support/consent";
import { openDisconnectDialog } from "../support/disconnect-dialog";
import { expect, REFUSED_PICTURE, test } from "../support/fixtures";
import { sendFormFrom } from "../support/foreign-form";

import { controlOf } from "../support/tiktok";

// Only one development server can run in a folder, so these tests run one after the other. They need long timeouts,
// because Next compiles each page at its first request, while other tests use the same machine.
test.describe.configure({ mode: "default", timeout: 4 * 60_000 });
test.use({ navigationTimeout: 2 * 60_000 });

const START_MS = 60_000;

/** Runs an npm script in its own process group, as a terminal does. */
function run(script: string, env: Record<string, string>) {
  return start(["npm", "run", script], env);
}

function start([command = "", ...args]: string[], env: Record<string, string>) {
  const child = spawn(command, args, { detached: true, env: { ...process.env, ...env } });
  const lines: string[] = [];
  child.stdout.on("data", (data) => lines.push(String(data)));
  child.stderr.on("data", (data) => lines.push(String(data)));
  return { child, output: () => lines.join("") };
}

async function waitUntilReady(output: () => string): Promise<void> {
  await expect.poll(output, { timeout: START_MS }).toMatch(/Ready in|already running/);
  const advice = "stop your own `npm run dev` first: only one can run in a folder";
  expect(output(), advice).not.toContain("already running");
}

/** Sends SIGINT to the whole process group, as Ctrl-C in a terminal does. */
async function interrupt(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once("close", resolve));
  process.kill(-Number(child.pid), "SIGINT");
  await exited;
}

function killIfRunning(child: ChildProcess): void {
  const hasExited = child.exitCode !== null || child.signalCode !== null;
  if (!hasExited) process.kill(-Number(child.pid), "SIGKILL");
}

const isReachable = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test.describe("on a consent page with an expired picture", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("npm run dev signs in offline, and Ctrl-C stops both servers", async ({ page }) => {
    const port = await freePort();
    const noCredentials = { AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "", TIKTOK_EMULATOR_URL: "" };
    const { child, output } = run("dev", { PORT: String(port), ...noCredentials });
    try {
      await waitUntilReady(output);
      expect(output()).toMatch(new RegExp(`Open +http://localhost:${port} `));
      const emulator = /a local emulator at (http:\/\/localhost:\d+)/.exec(output())?.[1] ?? "";
      await page.goto(`http://localhost:${port}/login`);
      await expect(page.getByText("This site is using a local TikTok emulator")).toBeVisible();
      await page.getByRole("button", { name: "Continue with TikTok" }).click();
      await page.waitForURL(`${emulator}/v2/auth/authorize/**`);
      await agree(page);
      await page.waitForURL(`http://localhost:${port}/dashboard`);
      await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
      expect(output()).not.toContain("code=");
      const secrets = await readFile(".env.development.local", "utf8");
      expect(secrets).toMatch(/^AUTH_SECRET=\S{32,}$/m);
      // An open page would keep connecting to the server.
      await page.goto("about:blank");
      await interrupt(child);
      expect(await isReachable(`http://localhost:${port}`)).toBe(false);
      expect(await isReachable(emulator)).toBe(false);
    } finally {
      killIfRunning(child);
    }
  });
});

test("npm run dev and dev:tunnel report a port in use with one sentence", async ({ site }) => {
  for (const script of ["dev", "dev:tunnel"]) {
    const { child, output } = run(script, { PORT: new URL(site.url).port });
    await new Promise((resolve) => child.once("close", resolve));
    expect(child.exitCode).toBe(1);
    const sentence = `Port \\d+ is in use\\. Stop the process that uses it, or run: PORT=\\d+ npm run ${script}\n`;
    expect(output()).toMatch(new RegExp(sentence));
  }
});

test("with credentials, npm run dev starts no emulator", async () => {
  const credentials = { AUTH_TIKTOK_ID: "sbkey", AUTH_TIKTOK_SECRET: "secret" };
  const port = String(await freePort());
  const { child, output } = run("dev", { PORT: port, TIKTOK_EMULATOR_URL: "", ...credentials });
  try {
    await waitUntilReady(output);
    expect(output()).toContain("as configured in your environment");
    expect(output()).not.toContain("local emulator at");
    await interrupt(child);
  } finally {
    killIfRunning(child);
  }
});

test("npm run emulator prints its address, and Ctrl-C stops it", async () => {
  const { child, output } = run("emulator", { PORT: String(await freePort()) });
  try {
    await expect.poll(output, { timeout: START_MS }).toContain("AUTH_TIKTOK_SECRET=");
    const url = /TIKTOK_EMULATOR_URL=(\S+)/.exec(output())?.[1] ?? "";
    expect(await isReachable(url)).toBe(true);
    const second = run("emulator", { PORT: new URL(url).port });
    await new Promise((resolve) => second.child.once("close", resolve));
    expect(second.child.exitCode).toBe(1);
    expect(second.output()).toMatch(/Port \d+ is in use\. Choose another with --port or PORT\./);
    await interrupt(child);
    expect(await isReachable(url)).toBe(false);
  } finally {
    killIfRunning(child);
  }
});

/** The headers that a tunnel adds to a request. */
const tunnelHeaders = (tunnel: string) => ({
  host: new URL(tunnel).host,
  "x-forwarded-host": new URL(tunnel).host,
  "x-forwarded-proto": "https",
});

test.describe("through a tunnel", () => {
  test.use({ ignoreHTTPSErrors: true, expectedProblems: REFUSED_PICTURE });

  test("a person signs in, scripts run, and forms from other origins are refused", async ({
    page,
  }) => {
    const port = await freePort();
    const script = ["npx", "tsx", "tests/support/dev-through-local-tunnel.ts"];
    const env = { AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "", TIKTOK_EMULATOR_URL: "" };
    const { child, output } = start(script, { ...env, PORT: String(port) });
    try {
      await waitUntilReady(output);
      const tunnel = /Open\s+(https:\/\/tunnel\.test:\d+)/.exec(output())?.[1] ?? "";
      const emulator = /a local emulator at (http:\/\/localhost:\d+)/.exec(output())?.[1] ?? "";
      const redirectUri = `${tunnel}/api/auth/callback/tiktok`;
      expect(output()).toContain(`Register  ${redirectUri}\n`);
      const control = controlOf({ url: emulator, clientKey: "", clientSecret: "" });
      await page.goto(`http://localhost:${port}/dashboard/settings?a=1`);
      await page.waitForURL(`${tunnel}/login?callbackUrl=%2Fdashboard%2Fsettings%3Fa%3D1`);
      const target = { site: `http://localhost:${port}`, headers: tunnelHeaders(tunnel) };
      const consent = (await sendFormFrom(page, tunnel, target)).headers().location;
      expect(consent).toContain("/v2/auth/authorize/");
      const foreign = await sendFormFrom(page, "https://evil.example", target);
      expect(foreign.headers().location).toBe("/login");
      await page.getByRole("button", { name: "Continue with TikTok" }).click();
      await agree(page);
      await page.waitForURL(`${tunnel}/dashboard/settings?a=1`);
      const authorizations = await control.requests("/v2/auth/authorize/");
      const exchanges = await control.requests("/v2/oauth/token/");
      expect(authorizations.at(-1)?.query.redirect_uri).toBe(redirectUri);
      expect(exchanges.at(-1)?.form?.redirect_uri).toBe(redirectUri);

      await openDisconnectDialog(page, page.url());
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL(`${tunnel}/login`);
      // An open page would keep connecting to the server.
      await page.goto("about:blank");
      await interrupt(child);
      expect(await isReachable(`http://localhost:${port}`)).toBe(false);
      expect(await isReachable(emulator)).toBe(false);
    } finally {
      killIfRunning(child);
    }
  });

  test("without an authtoken, one sentence says where to get one", async () => {
    const { child, output } = run("dev:tunnel", {
      PORT: String(await freePort()),
      NGROK_AUTHTOKEN: "",
    });
    await new Promise((resolve) => child.once("close", resolve));
    expect(child.exitCode).toBe(1);
    expect(output()).toContain(
      "NGROK_AUTHTOKEN is missing: copy yours from https://dashboard.ngrok.com/",
    );
  });
});
