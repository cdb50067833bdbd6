import type { NextRequest } from "next/server";
import { fieldsOf, seeOther } from "@/app/api/sign-in/form";
import { signInProviders, startSignIn } from "@/auth";
import { isConnected } from "@/lib/account/accounts";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

/**
 * Answers the form that connects another account: redirects to the form's `provider`, whose account the signed-in person
 * then has as well; the session stays as it is. Does nothing if the person has an account there already. Requires a
 * session; without one it redirects to the login page. If connecting cannot start or fails, the settings explain why.
 * A form of another site connects nothing.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const fields = await fieldsOf(request, routes.settings);
  if (fields instanceof Response) return fields;
  const returnTo = sessions.returnPath(fields.get("callbackUrl"));
  // During an outage of the database, middleware says so on the page to return to.
  const session = await sessions.current().catch(() => undefined);
  if (session === undefined) return seeOther(returnTo);
  if (session === null) return seeOther(await sessions.loginAddress(returnTo));
  const provider = signInProviders.find(({ id }) => id === fields.get("provider"))?.id;
  if (!provider || (await isConnected(session, provider))) return seeOther(returnTo);
  return seeOther(await startSignIn({ provider, returnTo, linkTo: session }));
}

/** An address that was opened without its form. */
export function GET(): Response {
  return seeOther(routes.settings);
}
