import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { countStatements } from "./query-count";

/** A way to a server that can be cut and repaired. */
export interface BreakableConnection {
  /** The server's address, through this connection. */
  url: string;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Ends every connection, or passes nothing on through it any more without a word. New ones are not affected. */
  lose(how: "closed" | "reset" | "silent"): void;
  repair(): Promise<void>;
  /** Whether new connections are accepted, but nothing is passed on. */
  silence(isSilent: boolean): void;
  /** How many statements were sent to PostgreSQL through it so far. */
  statements(): number;
}

/** Opens a port of this machine that leads to a server. @param target the server's address */
export async function breakableConnection(target: string): Promise<BreakableConnection> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let statements = 0;
  let isSilent = false;
  const pipe = (incoming: Socket) => {
    if (isSilent) return void sockets.add(incoming.on("error", () => {}));
    const outgoing = connect(Number(port || 5432), hostname);
    countStatements(incoming, () => statements++);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
      from.pipe(to);
    }
  };
  let server: Server = await listen(pipe, 0);
  const url = new URL(target);
  url.hostname = "localhost";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
    lose: (how) => {
      for (const socket of sockets) {
        if (how === "silent") socket.unpipe().pause();
        else if (how === "reset") socket.resetAndDestroy();
        else socket.destroy();
      }
    },
    silence: (to) => {
      isSilent = to;
    },
    statements: () => statements,
    repair: async () => {
      server = await listen(pipe, Number(url.port));
    },
  };
}

async function listen(pipe: (socket: Socket) => void, port: number): Promise<Server> {
  const server = createServer(pipe).listen(port, "localhost");
  await once(server, "listening");
  return server;
}
