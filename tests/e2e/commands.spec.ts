import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
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

/** Marks the page before React takes it over, as Grammarly and other extensions of browsers do. */
function changeLikeAnExtension(): void {
  new MutationObserver(() => {
    for (const element of [document.documentElement, document.body])
      element?.setAttribute("data-extension", "loaded");
  }).observe(document, { childList: true, subtree: true });
}

test.describe("on a consent page with an expired picture", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("npm run dev signs in offline, and Ctrl-C stops both servers", async ({ page }) => {
    const port = await freePort();
    const noCredentials = { AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "", TIKTOK_EMULATOR_URL: "" };
    const { child, output } = run("dev", { PORT: String(port), ...noCredentials });
    await page.addInitScript(changeLikeAnExtension);
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
      // React would report a difference on the console, and Next in a red window.
      await expect(page.locator("html[data-extension] > body[data-extension]")).toBeVisible();
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

// Each runs something, or shows what is on this machine.
const TOOLS = [
  "/__nextjs_attach-nodejs-inspector",
  "/__nextjs_restart_dev",
  "/__nextjs_launch-editor?file=x",
  "/__nextjs_original-stack-frames",
  "/__nextjs_server_status",
  "/_next/mcp",
  "/.well-known/appspecific/com.chrome.devtools.json",
];

for (const { command, script, isPlain } of [
  { command: "npm run dev", script: ["npm", "run", "dev"], isPlain: false },
  // It loads the guard with its configuration, when it listens already, on every address of this machine.
  { command: "next dev", script: ["npx", "next", "dev"], isPlain: true },
]) {
  test(`${command} answers to its own names only, and no request opens the debugger`, async ({
    request,
  }) => {
    const port = await freePort();
    const env = { AUTH_TIKTOK_ID: "sbkey", AUTH_TIKTOK_SECRET: "secret", AUTH_URL: "" };
    const { child, output } = start(script, { ...env, PORT: String(port) });
    const site = `http://localhost:${port}`;
    const get = (path: string, headers: Record<string, string> = {}) =>
      request.get(`${site}${path}`, { headers }).then((answer) => answer.status());
    try {
      if (!isPlain) {
        // From the first moment.
        const asStranger = () => get("/api/health", { host: "rebound.example" }).catch(() => 0);
        await expect.poll(asStranger, { timeout: START_MS, intervals: [10] }).not.toBe(0);
        expect(await asStranger()).toBe(403);
      }
      await waitUntilReady(output);
      expect(await get("/api/health")).toBe(200);
      for (const path of ["/api/health", "/_next/hmr", ...TOOLS]) {
        expect(await get(path, { host: `rebound.example:${port}` }), path).toBe(403);
        const upgrade = { connection: "Upgrade", upgrade: "websocket" };
        expect(await get(path, { host: "rebound.example", ...upgrade }), path).toBe(403);
      }
      for (const path of TOOLS)
        expect(await get(path, { "x-forwarded-for": "192.0.2.7" })).toBe(403);
      expect(await get("/__nextjs_server_status")).toBe(200);
      expect(await get("/__nextjs_attach-nodejs-inspector")).toBe(403);
      expect(output()).not.toContain("Debugger listening");
      for (const address of Object.values(networkInterfaces()).flat())
        if (address?.family === "IPv4" && !address.internal)
          expect(
            await request.get(`http://${address.address}:${port}/api/health`).then(
              (answer) => answer.status(),
              () => 0,
            ),
          ).toBe(isPlain ? 403 : 0);
      await interrupt(child);
    } finally {
      killIfRunning(child);
    }
  });
}

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
  // Also the font of Next's own buttons, one of its tools.
  const expectedProblems = new RegExp(`${REFUSED_PICTURE.source}|^403 .*/__nextjs_font/`);
  test.use({ ignoreHTTPSErrors: true, expectedProblems });

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
      const hotReload = page
        .waitForEvent("websocket")
        .then((socket) => socket.waitForEvent("framereceived"));
      await page.goto(`http://localhost:${port}/dashboard/settings?a=1`);
      await page.waitForURL(`${tunnel}/login?callbackUrl=%2Fdashboard%2Fsettings%3Fa%3D1`);
      await hotReload;
      const target = { site: `http://localhost:${port}`, headers: tunnelHeaders(tunnel) };
      const consent = (await sendFormFrom(page, tunnel, target)).headers().location;
      expect(consent).toContain("/v2/auth/authorize/");
      for (const path of TOOLS) {
        const answer = await page.request.get(`${target.site}${path}`, { headers: target.headers });
        expect(answer.status(), path).toBe(403);
      }
      const foreign = await sendFormFrom(page, "https://evil.example", target);
      expect(foreign.status()).toBe(403);
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
