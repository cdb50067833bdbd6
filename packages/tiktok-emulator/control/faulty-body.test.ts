import { type IncomingMessage, request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type RunningEmulator, startEmulator } from "../start";

let emulator: RunningEmulator;
afterEach(() => emulator.close());

/** Starts an emulator whose token endpoint has a fault, and calls that endpoint. */
async function callWith(fault: Record<string, unknown>): Promise<IncomingMessage> {
  emulator = await startEmulator({ port: 0 });
  const added = await fetch(`${emulator.url}/_emulator/faults`, {
    method: "POST",
    body: JSON.stringify({ endpoint: "token", ...fault }),
  });
  expect(added.status).toBe(204);
  return call();
}

function call(): Promise<IncomingMessage> {
  const { port } = emulator;
  const options = { hostname: "127.0.0.1", port, path: "/v2/oauth/token/", method: "POST" };
  return new Promise((resolve, reject) => {
    request(options).on("response", resolve).on("error", reject).end();
  });
}

/** The pieces of a body with the times at which they arrived, and whether it was complete. */
async function piecesOf(answer: IncomingMessage) {
  const pieces: { text: string; at: number }[] = [];
  try {
    for await (const piece of answer) pieces.push({ text: String(piece), at: performance.now() });
    return { pieces, isComplete: true };
  } catch {
    return { pieces, isComplete: false };
  }
}

describe("a connection that is reset", () => {
  it("before the first byte", async () => {
    await expect(callWith({ reset: "start" })).rejects.toThrow("socket hang up");
  });

  it("after the headers", async () => {
    const answer = await callWith({ reset: "headers" });
    expect(answer.statusCode).toBe(200);
    expect(await piecesOf(answer)).toEqual({ pieces: [], isComplete: false });
  });

  it.each([true, "body"])("in the middle of the body: %s", async (reset) => {
    const { pieces, isComplete } = await piecesOf(await callWith({ reset }));
    expect(isComplete).toBe(false);
    expect(pieces.map(({ text }) => text)).toEqual(["{"]);
  });

  it("is recorded, and the next answer is complete", async () => {
    await piecesOf(await callWith({ reset: "headers" }));
    const { isComplete } = await piecesOf(await call());
    expect(isComplete).toBe(true);
    const { requests } = await (await fetch(`${emulator.url}/_emulator/requests`)).json();
    expect(requests).toHaveLength(2);
  });
});

describe("a body", () => {
  const USUAL = /^\{"error":"invalid_request".*\}$/;

  it("stops in the middle and goes on after its delay", async () => {
    const began = performance.now();
    const { pieces, isComplete } = await piecesOf(await callWith({ bodyDelayMs: 300 }));
    expect(isComplete).toBe(true);
    expect(pieces).toHaveLength(2);
    const [first, second] = pieces as [{ text: string; at: number }, { text: string; at: number }];
    expect(first.text).toMatch(/^\{"error"/);
    expect(first.text + second.text).toMatch(USUAL);
    // Not since the first piece, which a busy machine may read late.
    expect(second.at - began).toBeGreaterThan(290);
  });

  it("begins with many spaces and is still JSON", async () => {
    const { pieces } = await piecesOf(await callWith({ spaces: 3_000_000 }));
    const body = pieces.map(({ text }) => text).join("");
    expect(body.length).toBeGreaterThan(3_000_000);
    expect(body.trimStart()).toMatch(USUAL);
    expect(body.indexOf("{")).toBe(3_000_000);
  });

  it("is small on the wire with gzip, and large in the end", async () => {
    const answer = await callWith({ spaces: 50_000_000, gzip: true });
    expect(answer.headers["content-encoding"]).toBe("gzip");
    let size = 0;
    for await (const piece of answer) size += piece.length;
    expect(size).toBeLessThan(100_000);
    const again = { endpoint: "token", spaces: 50_000_000, gzip: true };
    await fetch(`${emulator.url}/_emulator/faults`, {
      method: "POST",
      body: JSON.stringify(again),
    });
    const text = await (await fetch(`${emulator.url}/v2/oauth/token/`, { method: "POST" })).text();
    expect(text.length).toBeGreaterThan(50_000_000);
    expect(text.trimStart()).toMatch(USUAL);
  });

  it("is made only as fast as the client reads it", async () => {
    const answer = await callWith({ spaces: 1_000_000_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    answer.destroy();
    const began = performance.now();
    expect((await call()).statusCode).toBe(200);
    await emulator.close();
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it.each(["delayMs", "bodyDelayMs"])(
    "does not keep the emulator from stopping: %s",
    async (name) => {
      const answer = callWith({ [name]: 30_000 }).catch(() => null);
      await expect
        .poll(async () => (await (await fetch(`${emulator?.url}/_emulator/faults`)).json()).faults)
        .toEqual([]);
      const began = performance.now();
      await emulator.close();
      expect(performance.now() - began).toBeLessThan(2_000);
      (await answer)?.destroy();
    },
  );

  it("keeps the status and the headers of its fault", async () => {
    const headers = { "retry-after": "7" };
    const answer = await callWith({ status: 429, headers, body: { a: 1 }, spaces: 2 });
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([429, "7"]);
    expect((await piecesOf(answer)).pieces.map(({ text }) => text).join("")).toBe('  {"a":1}');
  });
});
