import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Starts a server that takes events as Sentry does. */
export async function startSentryStub() {
  const events: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const isPreflight = incoming.method === "OPTIONS";
    if (!isPreflight) events.push(String(await buffer(incoming)));
    outgoing.writeHead(200, {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "*",
      "content-type": "application/json",
    });
    outgoing.end("{}");
  }).listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    host: `localhost:${port}`,
    /** What was sent, with headers and all. */
    events,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
