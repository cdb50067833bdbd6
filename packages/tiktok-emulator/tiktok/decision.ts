import { redirectToErrorPage } from "../pages/error";
import { consent } from "../state/grants";
import { personaOf } from "../state/people";
import type { Persona } from "../state/personas";
import type { State } from "../state/state";
import { isRefusedBySandbox } from "../state/target-users";
import type { AuthorizeRequest } from "./authorize-request";
import { redirectWithCode, redirectWithDenial } from "./callback";

/** What a person decides on the consent page. */
export interface Decision {
  /** The id of a persona. */
  persona: string;
  /** The scopes that they agree to; the basic one is always among them. */
  scopes: readonly string[];
  decision: string;
}

export const NOT_A_TARGET = {
  error: "access_denied",
  errorType: "non_sandbox_target",
  hint: "The app is in sandbox, and this account is not one of its target users. Log in as another persona.",
};

/**
 * Sends the browser to the app with a code or a denial, or to an error page. Null if there is no such persona.
 * @returns `signedIn` is the persona if the app gets a code
 */
export function redirectAfter(
  state: State,
  requestUrl: string,
  request: AuthorizeRequest,
  { persona: id, scopes: agreed, decision }: Decision,
): { answer: Response; signedIn?: Persona } | null {
  if (decision !== "continue") return { answer: redirectWithDenial(state, request) };
  const persona = personaOf(state, id);
  // A banned or deleted account cannot log in.
  if (persona?.standing !== "active") return null;
  if (isRefusedBySandbox(request.app, persona)) {
    return { answer: redirectToErrorPage(requestUrl, NOT_A_TARGET) };
  }
  const scopes = request.scopes.filter(
    (scope) => scope === "user.info.basic" || agreed.includes(scope),
  );
  const grant = consent(state, persona.id, scopes, request.app.clientKey);
  return { answer: redirectWithCode(state, request, grant), signedIn: persona };
}
