import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "../support/fixtures";
import { blankConfiguration, emulatorEnv } from "../support/servers";

interface Report {
  ok: boolean;
  findings: { level: string; about: string; what: string }[];
  addresses: { platform: string; redirectUri: string };
}

/** Runs the doctor with --json and without the developer's own configuration. */
async function doctor(args: string[], env: Record<string, string>) {
  const child = spawn("npm", ["run", "-s", "doctor", "--", "--json", ...args], {
    env: { ...process.env, ...blankConfiguration(), PORT: "3000", ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const status = new Promise((resolve) => child.once("close", resolve));
  const stdout = await text(child.stdout);
  return { status: await status, stdout, report: JSON.parse(stdout) as Report };
}

test("the doctor checks whether TikTok accepts key and secret, and does not print the secret", async ({
  emulator,
}) => {
  const accepted = await doctor(["--online"], emulatorEnv(emulator));
  expect(accepted.status).toBe(0);
  expect(accepted.report.ok).toBe(true);
  expect(accepted.report.addresses.redirectUri).toBe(
    "http://localhost:3000/api/auth/callback/tiktok",
  );
  expect(accepted.report.findings).toContainEqual(
    expect.objectContaining({ level: "ok", about: "TikTok" }),
  );
  expect(accepted.stdout).toContain("This does not check the review");
  expect(accepted.stdout).not.toContain(emulator.clientSecret);

  const refused = await doctor(["--online"], {
    ...emulatorEnv(emulator),
    AUTH_TIKTOK_SECRET: "another",
  });
  expect(refused.status).toBe(1);
  expect(refused.report.ok).toBe(false);
  expect(refused.stdout).toContain("invalid_client: Client key or secret is incorrect.");
});

test("the doctor reports when TikTok does not answer", async () => {
  const { status, stdout } = await doctor(["--online"], {
    AUTH_TIKTOK_ID: "sbkey12345",
    AUTH_TIKTOK_SECRET: "secret1234567890",
    // Nothing listens on this port.
    TIKTOK_EMULATOR_URL: "http://localhost:9",
  });
  expect(status).toBe(1);
  expect(stdout).toContain("localhost:9 did not answer.");
});

test("for production, the doctor requires a secret, credentials and an address", async () => {
  const nothing = { AUTH_SECRET: "", AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "", VERCEL: "" };
  const { status, report } = await doctor(["--production"], { ...nothing, AUTH_TRUST_HOST: "" });
  expect(status).toBe(1);
  const errors = report.findings.filter(({ level }) => level === "error");
  expect(errors.map(({ about }) => about)).toEqual([
    "AUTH_SECRET",
    "AUTH_TIKTOK_ID",
    "AUTH_TIKTOK_SECRET",
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

test("the doctor reports other mistakes that keep the site from starting", async () => {
  const { status, report } = await doctor([], { AUTH_PREVIEW_ORIGINS: "example.com" });
  expect(status).toBe(1);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ level: "error", about: "AUTH_PREVIEW_ORIGINS" }),
  );
});

for (const script of ["doctor", "dev"]) {
  test(`npm run ${script} rejects an invalid PORT with one sentence`, async () => {
    const child = spawn("npm", ["run", "-s", script], {
      env: { ...process.env, PORT: "abc" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const status = new Promise((resolve) => child.once("close", resolve));
    const outputs = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(outputs.join("")).toBe("PORT must be a number from 1 to 65535, such as 3000.\n");
    expect(await status).toBe(1);
  });
}
