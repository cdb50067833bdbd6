import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Starts a server of this machine that belongs to neither site nor TikTok, and records what it receives. */
export async function startRecordingServer() {
  let received: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const head = `${incoming.method} ${incoming.url} ${JSON.stringify(incoming.headers)}`;
    received.push(`${head} ${await text(incoming)}`);
    outgoing.setHeader("content-type", "application/json").end("{}");
  }).listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** The requests since the last call of this function. */
    take: () => {
      const taken = received;
      received = [];
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
