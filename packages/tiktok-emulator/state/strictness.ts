import { z } from "zod";

/**
 * Where published clients break a rule of TikTok's documentation and TikTok is known to accept them. Off by
 * default; a client that is being developed should pass with all of them on.
 */
export const strictnessShape = {
  /** Refuses PKCE verifiers shorter than the documented 43 characters. TikTok's own Android SDK sends 32. */
  strictVerifier: z.boolean(),
  /** Refuses unknown profile and video fields. Without it they are left out of the answer. */
  strictFields: z.boolean(),
  /** Refuses a request without `user.info.basic`. Without it the scope is added, as for every app with Login Kit. */
  strictBasicScope: z.boolean(),
};

export const LENIENT = { strictVerifier: false, strictFields: false, strictBasicScope: false };
export const STRICT: typeof LENIENT = {
  strictVerifier: true,
  strictFields: true,
  strictBasicScope: true,
};
