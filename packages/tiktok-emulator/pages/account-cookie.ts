import { personaOf } from "../state/people";
import type { Persona, PersonaId } from "../state/personas";
import type { State } from "../state/state";

const COOKIE = "emulator_account";

/** The persona that is logged in to the emulator in the browser that sent a request. */
export function accountFrom(state: State, request: Request): Persona | undefined {
  const cookies = request.headers.get("cookie") ?? "";
  return personaOf(state, new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(cookies)?.[1]);
}

/** Sets the cookie that logs a persona in; null logs out. */
export function withAccountCookie(answer: Response, persona: PersonaId | null): Response {
  const lifetime = persona ? "" : "; Max-Age=0";
  const cookie = `${COOKIE}=${persona ?? ""}; Path=/; HttpOnly; SameSite=Lax${lifetime}`;
  answer.headers.append("set-cookie", cookie);
  return answer;
}
