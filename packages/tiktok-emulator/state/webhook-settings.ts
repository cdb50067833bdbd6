import { z } from "zod";

/** How webhooks are sent again. @see https://developers.tiktok.com/doc/webhooks-overview */
export const webhookShape = {
  /**
   * The pause before the first retry of a webhook that was not answered with 2xx. Each further pause is twice as
   * long, up to 72 hours in all. Null: no retries.
   */
  webhookRetrySeconds: z.number().positive().nullable(),
  /** Whether a retry has a new time in its signature. TikTok does not say. */
  webhookRetrySignsAgain: z.boolean(),
};
