import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Fault } from "../state/fault";

// Long enough for what was written to leave before the connection is reset.
const FLUSH_MS = 20;
const BLOCK = Buffer.alloc(256 * 1024, " ");
const GZIPPED_BLOCK = gzipSync(BLOCK);

/** Waits, but not longer than until the signal. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

/**
 * An answer as a fault sends it: in two parts, after many spaces, compressed, or until the connection is reset.
 */
export function withFaultyBody(answer: Response, fault: Fault, signal: AbortSignal): Response {
  const { bodyDelayMs, spaces, gzip, reset, lost } = fault;
  if (lost) return breakingOff("start");
  if (reset) return breakingOff(reset === true ? "body" : reset);
  if (!bodyDelayMs && !spaces && !gzip) return answer;
  const headers = new Headers(answer.headers);
  if (gzip) headers.set("content-encoding", "gzip");
  const body = stream(pieces(answer, fault, signal));
  return new Response(body, { status: answer.status, headers });
}

function breakingOff(position: "start" | "headers" | "body"): Response {
  async function* sent() {
    if (position !== "start") {
      // An empty piece sends the headers.
      yield Buffer.from(position === "body" ? "{" : "");
      await sleep(FLUSH_MS);
    }
    throw new Error("connection reset by a fault");
  }
  return new Response(stream(sent()), { headers: { "content-type": "application/json" } });
}

async function* pieces(answer: Response, fault: Fault, signal: AbortSignal) {
  const { bodyDelayMs, spaces, gzip } = fault;
  // A gzip body may have several parts, each compressed on its own. The same block costs nothing to compress.
  const encoded = (piece: Buffer) => (gzip ? gzipSync(piece) : piece);
  let left = spaces;
  for (; left >= BLOCK.length; left -= BLOCK.length) yield gzip ? GZIPPED_BLOCK : BLOCK;
  yield encoded(BLOCK.subarray(0, left));
  const body = Buffer.from(await answer.arrayBuffer());
  const half = bodyDelayMs ? Math.ceil(body.length / 2) : 0;
  yield encoded(body.subarray(0, half));
  await pause(bodyDelayMs, signal);
  yield encoded(body.subarray(half));
}

/** A stream that asks for the next piece only when the client has taken the one before. */
function stream(from: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await from.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: async () => void (await from.return(undefined)),
  });
}
