import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";

/** The browser takes this name for this machine (playwright.config.ts); nothing else knows it. */
const HOST = "tunnel.test";

/**
 * What stands before a site when it is deployed or tunnelled: ends TLS under a host name of its own. It
 * keeps what the site answers, since a browser gives no bodies of pages that were left.
 * @param options.tells whether it tells the site that name in `x-forwarded-*`, as most do, or hides it
 */
export async function startTlsProxy(options: { tells?: boolean } = {}) {
  const { tells = true } = options;
  let target = new URL("http://localhost:1");
  const { private: key, cert } = await generate([{ name: "commonName", value: HOST }]);
  const server = createServer({ key, cert });
  const answers: string[] = [];
  const forward = (incoming: IncomingMessage) => {
    const told = {
      host: incoming.headers.host,
      "x-forwarded-host": incoming.headers.host,
      "x-forwarded-proto": "https",
    };
    // Uncompressed, so that it can be read here.
    const { "accept-encoding": _, ...plain } = incoming.headers;
    const headers = { ...plain, ...(tells ? told : { host: target.host }) };
    const { method, url: path } = incoming;
    return request({ hostname: target.hostname, port: target.port, method, path, headers });
  };
  server.on("request", (incoming, outgoing) => {
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
  server.on("upgrade", (incoming, socket) => {
    const onward = forward(incoming).on("error", () => socket.destroy());
    onward.on("upgrade", (answer, other) => {
      const lines = answer.rawHeaders.map((text, at) => (at % 2 ? `${text}\r\n` : `${text}: `));
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("")}\r\n`);
      other.pipe(socket).on("error", () => other.destroy());
      socket.pipe(other).on("error", () => socket.destroy());
    });
    onward.end();
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `https://${HOST}:${(server.address() as AddressInfo).port}`,
    to: (site: string) => {
      target = new URL(site);
    },
    /** Address, headers and body of each answer that has ended. */
    answers: () => [...answers],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
