import type { Socket } from "node:net";

/** First bytes of the messages that run a statement: a simple query, and Execute of an extended one. */
const RUNS_A_STATEMENT = new Set(["Q", "E"]);

/**
 * Counts the statements that a client sends to PostgreSQL, BEGIN and COMMIT included. Reads what goes over the
 * connection, since the server's own statistics arrive up to ten seconds late.
 * @param from the client's end of an unencrypted connection
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export function countStatements(from: Socket, onStatement: () => void): void {
  let rest = Buffer.alloc(0);
  let started = false;
  from.on("data", (chunk) => {
    rest = Buffer.concat([rest, Buffer.from(chunk)]);
    for (;;) {
      // Only the first message has no type before its length.
      const typeBytes = started ? 1 : 0;
      if (rest.length < typeBytes + 4) return;
      const end = typeBytes + rest.readUInt32BE(typeBytes);
      if (rest.length < end) return;
      if (started && RUNS_A_STATEMENT.has(String.fromCharCode(rest[0] ?? 0))) onStatement();
      started = true;
      rest = rest.subarray(end);
    }
  });
}
