import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { startEmulator } from "./start";

/** Runs the command until it ends; its standard input is closed at once. */
async function run(...words: string[]) {
  const { PORT: _, ...env } = process.env;
  // A user whose new files everyone may read and change.
  const args = [
    "-c",
    'umask 0; exec "$@"',
    "sh",
    process.execPath,
    "packages/tiktok-emulator/bin.mjs",
    ...words,
  ];
  const child = spawn("sh", args, { env });
  child.stdin.end();
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

describe("the command", () => {
  it("says in one sentence that a port is none, without a stack", async () => {
    expect(await run("--port", "four")).toEqual({
      code: 1,
      out: "",
      err: 'The port must be a number from 0 to 65535, not "four".\n',
    });
  });

  it("says in one sentence that a port is in use", async () => {
    const other = await startEmulator({ port: 0 });
    expect(await run("--port", String(other.port))).toEqual({
      code: 1,
      out: "",
      err: `Port ${other.port} is in use. Choose another with --port or PORT.\n`,
    });
    await other.close();
  });

  it("prints its connection as JSON, and ends when its standard input does", async () => {
    const { code, out } = await run(
      "--port=0",
      "--json",
      "--stop-with-stdin",
      "--client-key=sbmine",
    );
    expect(JSON.parse(out)).toMatchObject({
      url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      clientKey: "sbmine",
      scopes: expect.arrayContaining(["user.info.basic"]),
    });
    expect(code).toBe(0);
  });

  it("writes its state and its key for its user alone", async () => {
    const parent = mkdtempSync(join(tmpdir(), "emulator-files-"));
    const modes = (folder: string) =>
      Object.fromEntries(
        readdirSync(folder, { recursive: true }).map((name) => [
          name,
          statSync(join(folder, String(name))).mode & 0o777,
        ]),
      );
    const start = (folder: string) =>
      run("--port=0", "--https", "--stop-with-stdin", "--state", join(folder, "state.json"));
    await start(join(parent, "new"));
    expect(modes(parent)).toEqual({
      new: 0o700,
      "new/certificate.pem": 0o600,
      "new/certificate-key.pem": 0o600,
      "new/state.json": 0o600,
    });
    // The key of a certificate that is gone.
    writeFileSync(join(parent, "certificate-key.pem"), "old", { mode: 0o644 });
    await start(parent);
    expect(modes(parent)).toMatchObject({ "certificate-key.pem": 0o600, "state.json": 0o600 });
  }, 60_000);
});
