import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FLAGS, variableOf } from "./config/flags";
import { readCommand } from "./config/start-options";
import { startEmulator } from "./start";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const readme = read("README.md");

describe("the README", () => {
  it("has a configuration that the emulator starts with", async () => {
    const [, json = ""] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
    const path = join(mkdtempSync(join(tmpdir(), "emulator-readme-")), "tiktok.json");
    writeFileSync(path, json);
    const { start } = readCommand(["--config", path, "--port", "0"], {});
    const emulator = await startEmulator(start);
    expect(emulator.clientKey).toBe("awpaperboats");
    await emulator.close();
  });

  it("and the examples beside it name flags and variables that exist", () => {
    const files = [readme, read("compose.example.yml"), read("Dockerfile")].join("\n");
    const known = Object.keys(FLAGS).map(variableOf);
    const variables = files.match(/TIKTOK_EMULATOR_\w+/g) ?? [];
    expect(variables.length).toBeGreaterThan(5);
    for (const name of variables) expect(known).toContain(name);
    const flags = readme.match(/(?<=tiktok-login-emulator |`)--[a-z-]+/g) ?? [];
    expect(flags.length).toBeGreaterThan(3);
    for (const flag of flags) expect(Object.keys(FLAGS)).toContain(flag.slice(2));
  });

  it("and the compose file have a configuration that is accepted", async () => {
    const compose = read("compose.example.yml");
    const env = Object.fromEntries(
      [...compose.matchAll(/^ +(TIKTOK_EMULATOR_\w+): (.+)$/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    const emulator = await startEmulator({ ...readCommand([], env).start, port: 0 });
    const settings = await (await fetch(`${emulator.url}/_emulator/settings`)).json();
    expect(settings.desktopRedirectUris).toEqual(["http://localhost:8080/callback"]);
    expect(settings.webhookUrl).toBe("http://app:8080/webhooks/tiktok");
    await emulator.close();
  });
});
