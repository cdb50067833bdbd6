import { z } from "zod";
import type { EmulatorContext } from "../context";
import { readAuthorizeRequest } from "../tiktok/authorize-request";
import { redirectAfter } from "../tiktok/decision";

export const codesBody = z.strictObject({
  persona: z.string(),
  /** The query of the authorization page, as the client under test would send it. */
  request: z.record(z.string(), z.string()),
  /** What the persona agrees to; all that the request asks for if absent. */
  scopes: z.array(z.string()).optional(),
  decision: z.enum(["continue", "cancel"]).default("continue"),
});

/**
 * One call that does what a browser does: opens the authorization page, consents or cancels, and answers with
 * where TikTok then sends the browser.
 */
export function serveCodes({ app, state, baseUrl }: EmulatorContext): void {
  app.post("/_emulator/codes", async (c) => {
    const body = codesBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const { persona, request, scopes, decision } = body.data;
    const query = new URLSearchParams({ client_key: state.settings.clientKey, ...request });
    if (!query.has("response_type")) query.set("response_type", "code");
    const parsed = readAuthorizeRequest(query, state.settings);
    if ("error" in parsed) return c.json({ error: parsed.hint }, 400);
    const decided = { persona, decision, scopes: scopes ?? parsed.scopes };
    const url = `${baseUrl}/v2/auth/authorize/?${query}`;
    const outcome = redirectAfter(state, url, parsed, decided);
    if (!outcome)
      return c.json(
        { error: `There is no persona "${persona}", or it is banned or deleted.` },
        404,
      );
    const location = new URL(outcome.answer.headers.get("location") ?? "", baseUrl);
    if (location.searchParams.has("error_type")) {
      return c.json({ error: `TikTok refuses: ${location.searchParams.get("error_type")}.` }, 400);
    }
    const { searchParams } = location;
    return c.json({
      callbackUrl: location.href,
      code: searchParams.get("code"),
      scopes: searchParams.get("scopes")?.split(",") ?? [],
    });
  });
}
