import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { agree } from "./consent";
import { expect, REFUSED_PICTURE, test } from "./fixtures";
import { freePort } from "./servers";

/** Runs an npm script as a terminal does, in a process group of its own. */
function run(script: string, env: Record<string, string>) {
  const child = spawn("npm", ["run", script], { detached: true, env: { ...process.env, ...env } });
  const lines: string[] = [];
  child.stdout.on("data", (data) => lines.push(String(data)));
  child.stderr.on("data", (data) => lines.push(String(data)));
  return { child, output: () => lines.join("") };
}

/** Ctrl-C: the terminal sends the interrupt to the whole group. */
async function interrupt(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve));
  process.kill(-Number(child.pid), "SIGINT");
  await ended;
}

function killIfRunning(child: ChildProcess): void {
  const ended = child.exitCode !== null || child.signalCode !== null;
  if (!ended) process.kill(-Number(child.pid), "SIGKILL");
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test.describe("with every persona's picture on the consent page", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("npm run dev signs a person in offline, and Ctrl-C stops everything", async ({ page }) => {
    test.setTimeout(90_000);
    const port = await freePort();
    const noCredentials = { AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "", TIKTOK_EMULATOR_URL: "" };
    const { child, output } = run("dev", { PORT: String(port), ...noCredentials });
    try {
      await expect.poll(output, { timeout: 30_000 }).toContain("Ready in");
      expect(output()).toContain(`Open    http://localhost:${port}`);
      const emulator = /a local emulator at (http:\/\/localhost:\d+)/.exec(output())?.[1] ?? "";
      await page.goto(`http://localhost:${port}/login`, { timeout: 30_000 });
      await expect(page.getByText("Connected to a local TikTok emulator")).toBeVisible();
      await page.getByRole("button", { name: "Continue with TikTok" }).click();
      await page.waitForURL(`${emulator}/v2/auth/authorize/**`);
      await agree(page);
      await page.waitForURL(`http://localhost:${port}/dashboard`, { timeout: 30_000 });
      await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
      expect(output()).not.toContain("code=");
      const secrets = await readFile(".env.development.local", "utf8");
      expect(secrets).toMatch(/^AUTH_SECRET=\S{32,}$/m);
      await interrupt(child);
      expect(await answers(`http://localhost:${port}`)).toBe(false);
      expect(await answers(emulator)).toBe(false);
    } finally {
      killIfRunning(child);
    }
  });
});

test("npm run dev says in a sentence that its port is taken", async ({ site }) => {
  const { child, output } = run("dev", { PORT: new URL(site.url).port });
  await new Promise((resolve) => child.once("close", resolve));
  expect(child.exitCode).toBe(1);
  expect(output()).toMatch(/Port \d+ is taken\. Stop what uses it, or run: PORT=\d+ npm run dev/);
});

test("with credentials, npm run dev starts Next alone", async () => {
  const credentials = { AUTH_TIKTOK_ID: "sbkey", AUTH_TIKTOK_SECRET: "secret" };
  const port = String(await freePort());
  const { child, output } = run("dev", { PORT: port, TIKTOK_EMULATOR_URL: "", ...credentials });
  try {
    // A second Next in one folder ends with a notice that names the first.
    await expect.poll(output, { timeout: 30_000 }).toMatch(/Ready in|[Aa]nother/);
    expect(output()).toContain("as your environment says");
    expect(output()).not.toContain("local emulator at");
    await interrupt(child);
  } finally {
    killIfRunning(child);
  }
});

test("npm run emulator says where it is and stops on Ctrl-C", async () => {
  const { child, output } = run("emulator", { PORT: String(await freePort()) });
  try {
    await expect.poll(output, { timeout: 15_000 }).toContain("AUTH_TIKTOK_SECRET=");
    const url = /TIKTOK_EMULATOR_URL=(\S+)/.exec(output())?.[1] ?? "";
    expect(await answers(url)).toBe(true);
    const second = run("emulator", { PORT: new URL(url).port });
    await new Promise((resolve) => second.child.once("close", resolve));
    expect(second.child.exitCode).toBe(1);
    expect(second.output()).toMatch(/Port \d+ is taken; choose another with PORT\./);
    await interrupt(child);
    expect(await answers(url)).toBe(false);
  } finally {
    killIfRunning(child);
  }
});
