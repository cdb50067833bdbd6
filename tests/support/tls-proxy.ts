import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { generate } from "selfsigned";

/** A host name that only the browser resolves, to this machine (playwright.config.ts). */
const TUNNEL = "tunnel.test";

const QUIET_MS = 300;
const STEP_MS = 50;

/**
 * A TLS proxy with a host name of its own, like the one in front of a deployment or tunnel. It keeps the site's
 * answers, because a browser does not give the bodies of pages that it has left.
 * @param options.tells whether it forwards the host name in `x-forwarded-*`, as most proxies do
 * @param options.host `localhost` for programs other than the browser
 */
export async function startTlsProxy(options: { tells?: boolean; host?: string } = {}) {
  const { tells = true, host = TUNNEL } = options;
  let target = new URL("http://localhost:1");
  const { private: key, cert } = await generate([{ name: "commonName", value: host }]);
  const server = createServer({ key, cert });
  const answers: string[] = [];
  let open = 0;
  const forward = (incoming: IncomingMessage) => {
    const forwarded = {
      host: incoming.headers.host,
      "x-forwarded-host": incoming.headers.host,
      "x-forwarded-proto": "https",
    };
    // Uncompressed, so that the answers can be read.
    const { "accept-encoding": _, ...plain } = incoming.headers;
    const headers = { ...plain, ...(tells ? forwarded : { host: target.host }) };
    const { method, url: path } = incoming;
    return request({ hostname: target.hostname, port: target.port, method, path, headers });
  };
  server.on("request", (incoming, outgoing) => {
    open++;
    outgoing.on("close", () => open--);
    const onward = forward(incoming).on("error", () => outgoing.destroy());
    onward.on("response", (answer) => {
      const head = [incoming.url, answer.statusCode, ...answer.rawHeaders].join("\n");
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => answers.push(`${head}\n\n${Buffer.concat(chunks)}`));
      outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on("upgrade", (incoming, socket, sentAhead) => {
    const onward = forward(incoming).on("error", () => socket.destroy());
    onward.on("upgrade", (answer, other, answeredAhead) => {
      const lines = answer.rawHeaders.map((text, at) => (at % 2 ? `${text}\r\n` : `${text}: `));
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("")}\r\n`);
      // Node has already read what came in one packet with the headers.
      socket.write(answeredAhead);
      other.write(sentAhead);
      other.pipe(socket).on("error", () => other.destroy());
      socket.pipe(other).on("error", () => socket.destroy());
    });
    onward.end();
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `https://${host}:${(server.address() as AddressInfo).port}`,
    /** In PEM, for programs that must trust it. */
    certificate: cert,
    to: (site: string) => {
      target = new URL(site);
    },
    /** Address, headers and body of each complete answer. */
    answers: () => [...answers],
    /** Waits until no request has been open for a moment. */
    atRest: async () => {
      for (let quiet = 0; quiet < QUIET_MS; quiet += STEP_MS) {
        await sleep(STEP_MS);
        if (open > 0) quiet = 0;
      }
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
