import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { PGlite } from "@electric-sql/pglite";

// What a client may send before the startup message: it asks for encryption, or to cancel a query.
const ENCRYPTION = [80_877_103, 80_877_104];
const CANCEL = 80_877_102;

/**
 * Opens PGlite's folder as a PostgreSQL server on localhost, for development and tests. Connections take turns: a
 * transaction has PGlite to itself, and the session's settings are shared. `@electric-sql/pglite-socket` 0.2.17 mixes up
 * the statements of connections that are used at once.
 * @returns its address for DATABASE_URL, which contains a secret, and how to close it
 * @throws {Error} one sentence if another process has the folder open, or PGlite cannot read it
 */
export async function startPglite(
  folder: string,
): Promise<{ url: string; close(): Promise<void> }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const unlock = lock(folder);
  const pglite = await PGlite.create(folder).catch(({ message }: Error) => {
    unlock();
    throw new Error(`PGlite cannot read ${folder}: ${message} Delete the folder to start over.`);
  });
  const user = randomUUID();
  const sockets = new Set<Socket>();
  let lastTurn = Promise.resolve();

  async function takeTurn(): Promise<() => void> {
    const before = lastTurn;
    let end = () => {};
    lastTurn = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }

  async function serve(socket: Socket): Promise<void> {
    let endTurn: (() => void) | null = null;
    try {
      for await (const batch of batches(socket, user)) {
        endTurn ??= await takeTurn();
        const answer = await pglite.execProtocolRaw(batch);
        socket.write(answer);
        // The last byte says whether a transaction is open.
        if (answer.at(-1) !== "I".charCodeAt(0)) continue;
        endTurn();
        endTurn = null;
      }
    } finally {
      if (endTurn) await pglite.exec("rollback").finally(endTurn);
      socket.destroy();
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A client that was killed.
    serve(socket).catch(() => {});
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await lastTurn;
    await pglite.close();
    unlock();
  };
  return { url: `postgres://${user}@127.0.0.1:${port}/postgres`, close };
}

// PGlite does not notice that another process has the folder open, and one of the two would lose what it wrote.
function lock(folder: string): () => void {
  const file = `${folder.replace(/\/+$/, "")}.lock`;
  const owner = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (owner && isRunning(owner))
    throw new Error(`Process ${owner} has the database in ${folder} open. Stop it first.`);
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * The messages of a client, as far as PostgreSQL answers them at once.
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
async function* batches(socket: Socket, user: string): AsyncGenerator<Uint8Array> {
  let buffer = Buffer.alloc(0);
  let end = 0;
  let isStarted = false;
  for await (const data of socket) {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      // A message begins with its type, but for the first one, and its length.
      const at = end + (isStarted ? 1 : 0);
      if (buffer.length < at + 4 || buffer.length < at + buffer.readInt32BE(at)) break;
      const type = isStarted ? String.fromCharCode(buffer[end] ?? 0) : "startup";
      end = at + buffer.readInt32BE(at);
      if (isStarted && !"QSX".includes(type)) continue;
      const batch = buffer.subarray(0, end);
      [buffer, end] = [buffer.subarray(end), 0];
      const code = isStarted ? 0 : batch.readInt32BE(4);
      if (ENCRYPTION.includes(code)) socket.write("N");
      else if (type === "X" || code === CANCEL || !(isStarted || batch.includes(user))) return;
      else {
        isStarted = true;
        yield batch;
      }
    }
  }
}
