import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { missingVariables, readEnv } from "@/lib/env";

const read = (path: string) => readFileSync(path, "utf8");

// Set by Node, Vercel and the process itself, never by whoever deploys.
const NOT_OURS = new Set(["NODE_ENV", "VERCEL", "VERCEL_PROJECT_PRODUCTION_URL"]);

it("explains every variable in .env.example", () => {
  const explained = [...read(".env.example").matchAll(/^([A-Z_]+)=$/gm)].map(([, name]) => name);
  const known = [...read("lib/env.ts").matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = ""]) => name);
  for (const name of known.filter((one) => !NOT_OURS.has(one))) expect(explained).toContain(name);
});

it("asks in the deploy button for what a deployment on Vercel needs, and for no more", () => {
  const button = /\(https:\/\/vercel\.com\/new\/clone\?([^\s]+)\)/.exec(read("README.md"))?.[1];
  const asked = new URLSearchParams(button);
  const needed = missingVariables(readEnv({ NODE_ENV: "production", VERCEL: "1" }));
  expect(asked.get("env")?.split(",")).toEqual(needed);
  expect(asked.get("envDescription")).toBeTruthy();
  expect(asked.get("envLink")).toMatch(/^https:\/\/github\.com\/.*\/docs\/deploy\.md$/);
});

it("names in README and docs only commands that there are", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const pages = [
    "README.md",
    "AGENTS.md",
    "docs/deploy.md",
    "docs/interface.md",
    "docs/local-tiktok.md",
  ];
  const named = pages.flatMap((page) => [...read(page).matchAll(/npm run ([a-z:]+)/g)]);
  expect(named.length).toBeGreaterThan(10);
  for (const [, name = ""] of named) expect(scripts).toHaveProperty([name]);
});
