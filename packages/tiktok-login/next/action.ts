import type { z } from "zod";
import type { Context } from "./context";
import { requireSession } from "./current";
import type { Session } from "./session";

/** `Sessions.action` */
export function createAction<Schema extends z.ZodType>(
  context: Context,
  page: string,
  schema: Schema,
  run: (input: z.output<Schema>, session: Session) => Promise<void>,
): (form: FormData) => Promise<never> {
  return async (form) => {
    const session = await requireSession(context, page, "not_done");
    // Anyone can call an action, with anything.
    const input = schema.safeParse(form instanceof FormData ? Object.fromEntries(form) : {});
    if (input.success) await run(input.data, session);
    return (await import("next/navigation")).redirect(page);
  };
}
