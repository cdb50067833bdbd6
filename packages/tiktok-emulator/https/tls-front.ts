import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { createServer } from "node:tls";

/** Ends TLS connections and passes their bytes on to the emulator, so that resets and delays stay as they are. */
export async function startTlsFront(options: {
  host: string;
  port: number;
  cert: string;
  key: string;
}) {
  let target = 0;
  const open = new Set<Socket>();
  const { cert, key } = options;
  const server = createServer({ cert, key }, (outside) => {
    const inside = connect(target, "127.0.0.1");
    for (const socket of [outside, inside]) {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
    }
    outside.pipe(inside).pipe(outside);
    outside.on("error", () => inside.destroy()).on("close", () => inside.destroy());
    inside.on("error", () => outside.destroy()).on("close", () => outside.end());
  });
  server.listen(options.port, options.host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    forwardTo: (port: number) => {
      target = port;
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
