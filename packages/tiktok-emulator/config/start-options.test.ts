import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { helpText } from "./flags";
import { readCommand } from "./start-options";

/** What these words and variables start. */
const read = (words: string[], env: Record<string, string> = {}) => readCommand(words, env).start;

function fileWith(config: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), "emulator-config-")), "tiktok.json");
  writeFileSync(path, typeof config === "string" ? config : JSON.stringify(config));
  return path;
}

describe("the configuration", () => {
  it("needs nothing", () => {
    expect(read([])).toEqual({ port: 4600, settings: {} });
  });

  it("takes a flag before a variable, a variable before the file, and PORT last", () => {
    const file = fileWith({ port: 1, host: "10.0.0.1", baseUrl: "http://file:1" });
    const env = { PORT: "4", TIKTOK_EMULATOR_PORT: "2", TIKTOK_EMULATOR_BASE_URL: "http://env:2" };
    expect(read(["--config", file])).toMatchObject({ port: 1, host: "10.0.0.1" });
    expect(read([], { ...env, TIKTOK_EMULATOR_CONFIG: file })).toMatchObject({
      port: 2,
      host: "10.0.0.1",
      baseUrl: "http://env:2",
    });
    expect(read(["--config", file, "--port", "3"], env).port).toBe(3);
    expect(read([], { PORT: "4" }).port).toBe(4);
  });

  it("registers each redirect URI for the platform that accepts it", () => {
    const words = [
      "--redirect-uri",
      "https://a.example/cb",
      "--redirect-uri=http://localhost:1/cb",
    ];
    const settings = {
      webRedirectUris: ["https://a.example/cb"],
      desktopRedirectUris: ["http://localhost:1/cb"],
    };
    expect(read(words).settings).toEqual(settings);
    const variable = "https://a.example/cb  http://localhost:1/cb";
    expect(read([], { TIKTOK_EMULATOR_REDIRECT_URI: variable }).settings).toEqual(settings);
  });

  it("gives flags to the first app of the file, and defaults to the others", () => {
    const config = fileWith({
      apps: [
        { clientKey: "awlive", appName: "Live", appKind: "production", appStatus: "in_review" },
        { clientKey: "sbtest", redirectUris: ["http://127.0.0.1:*/cb"] },
      ],
      settings: { rotation: "legacy" },
    });
    const { settings } = read([
      "--config",
      config,
      "--app-status",
      "live",
      "--scopes",
      "video.list",
    ]);
    expect(settings).toMatchObject({
      clientKey: "awlive",
      appStatus: "live",
      approvedScopes: ["video.list"],
      rotation: "legacy",
      otherApps: [
        {
          clientKey: "sbtest",
          appStatus: "live",
          desktopRedirectUris: ["http://127.0.0.1:*/cb"],
          clientSecret: expect.stringContaining("emulator-secret"),
        },
      ],
    });
  });

  it("adds what flags say to the file's settings", () => {
    const config = fileWith({ settings: { rotation: "legacy" } });
    const words = ["--allow-private-addresses", "--allowed-host", "tiktok", "--allowed-host", "b"];
    expect(read(["--config", config, ...words]).settings).toEqual({
      rotation: "legacy",
      allowPrivateAddresses: true,
      allowedHosts: ["tiktok", "b"],
    });
  });

  it("completes a persona that has an id alone", () => {
    const { settings } = read(["--config", fileWith({ personas: [{ id: "ada", followers: 3 }] })]);
    const [ada] = settings?.personas ?? [];
    expect(ada).toMatchObject({ id: "ada", displayName: "ada", followers: 3, sandboxTarget: true });
    expect(ada?.openId).toMatch(/^_000[\w-]{32}$/);
    expect(ada?.unionId).toMatch(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/);
  });

  it("stops the clock if there is a seed, unless a time is given", () => {
    const noon = Date.UTC(2026, 10, 25, 12) / 1000;
    expect(read(["--seed", "a"]).settings).toEqual({ seed: "a", clockStoppedAt: noon });
    expect(read(["--seed=a", "--time=machine"]).settings?.clockStoppedAt).toBeNull();
    expect(read(["--time", "2027-01-01T00:00:00Z"]).settings).toEqual({
      clockStoppedAt: Date.UTC(2027, 0, 1) / 1000,
    });
  });

  it.each([
    [["--port", "99999"], 'The port must be a number from 0 to 65535, not "99999".'],
    [["--port", "4600x"], 'not "4600x"'],
    [["--prot", "1"], "Unknown option '--prot'. Use --help"],
    [["--port"], "Option '--port <value>' argument missing. Use --help"],
    [["serve"], "Unexpected argument 'serve'. Use --help"],
    [["--config", "/nowhere/tiktok.json"], "/nowhere/tiktok.json cannot be read: ENOENT."],
    [["--app-kind", "trial"], "apps[0].appKind: Invalid option"],
    [["--base-url", "localhost"], "baseUrl: Invalid URL"],
    [
      ["--scopes", "user.info.basic,Video List"],
      "apps[0].approvedScopes[1]: not the name of a scope",
    ],
    [["--cert", "a.pem"], "cert and key belong together"],
    [["--cert", "/nowhere/a.pem", "--key", "b"], "/nowhere/a.pem cannot be read"],
    [["--time", "noon"], 'not "noon"'],
  ])("refuses %j in one sentence", (words, sentence) => {
    expect(() => read(words)).toThrow(sentence);
    expect(() => read(words)).toThrow(/^[^\n]+$/);
  });

  it.each([
    [{ prot: 1 }, 'Unrecognized key: "prot"'],
    [{ apps: [{ clientKye: "a" }] }, 'apps[0]: Unrecognized key: "clientKye"'],
    [{ personas: [{ id: "a", name: "b" }] }, 'personas[0]: Unrecognized key: "name"'],
    [{ settings: { clientKey: "a" } }, 'settings: Unrecognized key: "clientKey"'],
    [{ apps: [{}, {}] }, "Every app after the first needs a clientKey."],
    ["{port", "is not JSON"],
  ])("refuses the file %j by the name of what is wrong", (config, sentence) => {
    expect(() => read(["--config", fileWith(config)])).toThrow(sentence);
  });

  it("refuses an unknown variable of its own, but not the app's", () => {
    expect(() => read([], { TIKTOK_EMULATOR_PROT: "1" })).toThrow(
      "TIKTOK_EMULATOR_PROT is not an option.",
    );
    expect(read([], { TIKTOK_EMULATOR_URL: "http://localhost:1" }).port).toBe(4600);
  });

  it("is explained by --help, with every flag and no line that wraps", () => {
    expect(readCommand(["--help"], {}).help).toBe(true);
    for (const line of helpText().split("\n")) expect(line.length).toBeLessThan(112);
    expect(helpText()).toContain("--redirect-uri URI");
  });
});
