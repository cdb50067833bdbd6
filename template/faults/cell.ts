import type { Answer, FaultRow } from "./answer";
import type { Call } from "./calls";

/** One fault of one call. */
export interface Cell {
  name: string;
  isSlow: boolean;
  call: Call;
  answer: Answer;
}

/**
 * The cells of a call: one for each fault that it can have.
 * @param elsewhere the address of a server that must not receive anything
 */
export function cellsOf(call: Call, rows: FaultRow[], elsewhere: string): Cell[] {
  return rows.flatMap((row) => {
    const answer = row.of(call, elsewhere);
    const name = `${call.name} × ${row.name}`;
    return answer ? [{ name, isSlow: row.isSlow ?? false, call, answer }] : [];
  });
}
