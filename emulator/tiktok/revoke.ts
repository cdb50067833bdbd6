import type { EmulatorContext } from "../context";
import { endpoints } from "../control/watch";
import { removeGrant, usable } from "../state/grants";
import { personaOf } from "../state/personas";
import { newLogId, oauthError } from "./answers";
import { clientProblem, readForm } from "./token";
import { announceRemoval, REMOVAL_REASONS } from "./webhooks";

/**
 * Takes a consent back at the app's request; the app leaves the person's connected apps.
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export function serveRevoke(context: EmulatorContext): void {
  const { state } = context;
  endpoints(context).post("/v2/oauth/revoke/", async (request) => {
    const { tokenErrorStatus } = state.settings;
    const form = await readForm(request);
    const problem = form
      ? clientProblem(form, state)
      : ([
          "invalid_request",
          "Only `application/x-www-form-urlencoded` is accepted as Content-Type.",
        ] as const);
    if (problem) return oauthError(problem[0], problem[1], tokenErrorStatus);
    const found = usable(state, state.accessTokens, form?.get("token") ?? undefined);
    if (!found) {
      return oauthError("invalid_request", "Access token is invalid or expired.", tokenErrorStatus);
    }
    removeGrant(state, found.grant.id);
    const persona = personaOf(found.grant.persona);
    // TikTok tells of it afterwards, and does not wait for the answer.
    if (persona) void announceRemoval(state, persona, REMOVAL_REASONS.byDeveloper);
    const headers = { "x-tt-logid": newLogId() };
    const isEmpty = state.settings.emptyRevokeAnswer;
    return isEmpty ? new Response(null, { headers }) : Response.json({}, { headers });
  });
}
