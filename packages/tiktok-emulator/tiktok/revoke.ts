import type { EmulatorContext } from "../context";
import { tiktokEndpoints } from "../control/record";
import { removeGrant } from "../state/grants";
import { personaOf } from "../state/people";
import { newLogId, oauthError } from "./answers";
import { tiktokHeaders } from "./response-headers";
import { clientProblem, findOwn, readForm } from "./token";
import { REMOVAL_REASONS, sendRemoval } from "./webhooks";

/**
 * The revoke endpoint: removes the grant, and the app from the person's connected apps.
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export function serveRevoke(context: EmulatorContext): void {
  const { state } = context;
  tiktokEndpoints(context).post("/v2/oauth/revoke/", async (request) => {
    const { tokenErrorStatus } = state.settings;
    const form = await readForm(request);
    const problem = form
      ? clientProblem(form, state)
      : ([
          "invalid_request",
          "Only `application/x-www-form-urlencoded` is accepted as Content-Type.",
        ] as const);
    if (problem) return oauthError(problem[0], problem[1], tokenErrorStatus);
    const found = form && findOwn(state, state.accessTokens, form, "token");
    if (!found) {
      return oauthError("invalid_request", "Access token is invalid or expired.", tokenErrorStatus);
    }
    removeGrant(state, found.grant.id);
    const persona = personaOf(state, found.grant.persona);
    // TikTok sends the webhook afterwards and does not wait for its answer.
    if (persona)
      void sendRemoval(context, persona, REMOVAL_REASONS.byDeveloper, found.grant.clientKey);
    const headers = tiktokHeaders(newLogId());
    const isEmpty = state.settings.emptyRevokeAnswer;
    return isEmpty ? new Response(null, { headers }) : Response.json({}, { headers });
  });
}
