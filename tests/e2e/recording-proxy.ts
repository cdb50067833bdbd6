import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Stands before a site and keeps every byte that it answers: a browser gives no bodies of pages that
 * were left.
 */
export async function startRecordingProxy(site: string) {
  const target = new URL(site);
  const answers: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { "accept-encoding": _, ...plain } = incoming.headers;
    const headers = { ...plain, "x-forwarded-host": incoming.headers.host };
    const { hostname, port } = target;
    const options = { hostname, port, method: incoming.method, path: incoming.url, headers };
    const onward = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => {
        const head = [incoming.url, answer.statusCode, ...answer.rawHeaders].join("\n");
        answers.push(`${head}\n\n${Buffer.concat(chunks)}`);
      });
      outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** Address, headers and body of each answer so far. */
    answers: () => [...answers],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
