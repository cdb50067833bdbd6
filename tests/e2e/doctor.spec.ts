import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "../support/fixtures";
import { blankConfiguration, emulatorEnv } from "../support/servers";

interface Report {
  ok: boolean;
  findings: { level: string; about: string; what: string }[];
  addresses: { platform: string; redirectUri: string };
}

/** Runs the doctor with --json, without the developer's own configuration. */
async function doctor(words: string[], env: Record<string, string>) {
  const child = spawn("npm", ["run", "-s", "doctor", "--", "--json", ...words], {
    env: { ...process.env, ...blankConfiguration(), PORT: "3000", ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const status = new Promise((resolve) => child.once("close", resolve));
  const stdout = await text(child.stdout);
  return { status: await status, stdout, report: JSON.parse(stdout) as Report };
}

test("the doctor checks that key and secret are accepted, and prints neither", async ({
  emulator,
}) => {
  const good = await doctor(["--online"], emulatorEnv(emulator));
  expect(good.status).toBe(0);
  expect(good.report.ok).toBe(true);
  expect(good.report.addresses.redirectUri).toBe("http://localhost:3000/api/auth/callback/tiktok");
  expect(good.report.findings).toContainEqual(
    expect.objectContaining({ level: "ok", about: "TikTok" }),
  );
  expect(good.stdout).toContain("This does not check the review");
  expect(good.stdout).not.toContain(emulator.clientSecret);

  const bad = await doctor(["--online"], {
    ...emulatorEnv(emulator),
    AUTH_TIKTOK_SECRET: "another",
  });
  expect(bad.status).toBe(1);
  expect(bad.report.ok).toBe(false);
  expect(bad.stdout).toContain("invalid_client: Client key or secret is incorrect.");
});

test("the doctor reports a TikTok that does not answer", async () => {
  const gone = { TIKTOK_EMULATOR_URL: "http://localhost:9" };
  const { status, stdout } = await doctor(["--online"], {
    AUTH_TIKTOK_ID: "sbkey12345",
    AUTH_TIKTOK_SECRET: "secret1234567890",
    ...gone,
  });
  expect(status).toBe(1);
  expect(stdout).toContain("localhost:9 did not answer.");
});

test("for production, the doctor requires every variable", async () => {
  const nothing = { AUTH_SECRET: "", AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "", VERCEL: "" };
  const { status, report } = await doctor(["--production"], { ...nothing, AUTH_TRUST_HOST: "" });
  expect(status).toBe(1);
  const errors = report.findings.filter(({ level }) => level === "error");
  expect(errors.map(({ about }) => about)).toEqual([
    "AUTH_SECRET",
    "AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET",
    "AUTH_URL",
  ]);
});

test("on Vercel, the doctor prints the redirect URI of production's domain", async () => {
  const { report } = await doctor([], {
    VERCEL: "1",
    VERCEL_ENV: "production",
    VERCEL_PROJECT_PRODUCTION_URL: "my-site.vercel.app",
    AUTH_REDIRECT_PROXY_URL: "",
  });
  expect(report.addresses.redirectUri).toBe("https://my-site.vercel.app/api/auth/callback/tiktok");
});

test("the doctor reports an error for everything that keeps the site from starting", async () => {
  const { status, report } = await doctor([], { TIKTOK_SITE_VERIFICATION: "short" });
  expect(status).toBe(1);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ level: "error", about: "TIKTOK_SITE_VERIFICATION" }),
  );
});

for (const script of ["doctor", "dev"]) {
  test(`npm run ${script} rejects an invalid PORT with one sentence`, async () => {
    const child = spawn("npm", ["run", "-s", script], {
      env: { ...process.env, PORT: "abc" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const status = new Promise((resolve) => child.once("close", resolve));
    const said = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(said.join("")).toBe("PORT must be a number from 1 to 65535, such as 3000.\n");
    expect(await status).toBe(1);
  });
}
