import { z } from "zod";

/** For tests without a browser. */
export const headlessShape = {
  /**
   * The persona that answers every authorization request at once, without the login and consent pages. Without `scopes`, the
   * persona agrees to all that the request asks for.
   */
  consentAs: z
    .strictObject({
      persona: z.string(),
      scopes: z.array(z.string()).optional(),
      decision: z.enum(["continue", "cancel"]).default("continue"),
    })
    .nullable(),
};
