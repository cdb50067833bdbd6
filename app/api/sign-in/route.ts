import type { NextRequest } from "next/server";
import { fieldsOf, seeOther } from "@/app/api/sign-in/form";
import { signInProviders, startSignIn } from "@/auth";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

/**
 * Answers the form of "Continue with TikTok": redirects to TikTok's consent page, from which the visitor returns to the
 * form's `callbackUrl`. If the form has a `scope`, or several that are separated by commas, TikTok shows the consent
 * page even after an earlier consent, and the page to return to learns of them from `askedScopes`. The field `account`
 * shows the consent page too, where the account can be changed. The field `provider` names another provider. Needs no
 * session. If the sign-in cannot start, it redirects to the login page, which explains why. A form of another site
 * starts none.
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export async function POST(request: NextRequest): Promise<Response> {
  const fields = await fieldsOf(request, routes.login);
  if (fields instanceof Response) return fields;
  const returnTo = sessions.returnPath(fields.get("callbackUrl"));
  const provider = fields.get("provider") ?? "tiktok";
  if (!signInProviders.some(({ id }) => id === provider))
    return seeOther(sessions.loginPath(returnTo));
  const scope = fields.get("scope");
  const isShown = fields.get("account") === "another";
  return seeOther(await startSignIn({ provider, returnTo, scope, isShown }));
}

/** An address that was opened without its form. */
export function GET(): Response {
  return seeOther(routes.login);
}
