import { expect, it } from "vitest";
import { type CpuProfile, functionsOf, partsOf } from "./profile";

const frame = (id: number, functionName: string, url = "") => ({
  id,
  callFrame: { functionName, url },
});

const profile: CpuProfile = {
  nodes: [
    frame(1, "(idle)"),
    frame(2, "(garbage collector)"),
    frame(3, "render", "file:///x/node_modules/next/dist/compiled/next-server/app.js"),
    frame(4, "decrypt", "node:internal/crypto/cipher"),
    frame(5, "view", "file:///x/.next/server/chunks/ssr/a.js"),
  ],
  samples: [1, 2, 3, 4, 5, 5],
  timeDeltas: [1_000, 10, 40, 10, 20, 20],
};

it("divides the time that was used among the parts of the server", () => {
  expect(partsOf(profile)).toEqual([
    { name: "React and Next's renderer", share: 0.4 },
    { name: "this site and what is bundled with it", share: 0.4 },
    { name: "garbage collection", share: 0.1 },
    { name: "Node: cryptography", share: 0.1 },
  ]);
});

it("names the functions that used the time", () => {
  expect(functionsOf(profile)[0]).toEqual({ name: "render app.js", share: 0.4 });
});
