import { createInterface } from "node:readline/promises";

/** Asks questions in a terminal. */
export interface Terminal {
  ask(question: string): Promise<string>;
  say(line: string): void;
}

/** Runs something with the terminal of this process. */
export async function withTerminal<T>(run: (terminal: Terminal) => Promise<T>): Promise<T> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // Otherwise the end of the input (Ctrl-D) would leave a question without an answer, and end the process in silence.
  const ended = new Promise<never>((_, reject) =>
    lines.once("close", () => reject(new Error("\nStopped. Nothing was changed."))),
  );
  ended.catch(() => {});
  try {
    return await run({
      ask: async (question) => (await Promise.race([lines.question(question), ended])).trim(),
      say: (line) => console.log(line),
    });
  } finally {
    lines.close();
  }
}
