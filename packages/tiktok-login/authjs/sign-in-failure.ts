import { CredentialsSignin } from "next-auth";

/**
 * Ends a sign-in on the login page with a reason, as `?error=OAuthCallbackError&code=…`. `CredentialsSignin` is the
 * only Auth.js error that passes a code of ours on. No password is involved.
 * @see https://authjs.dev/reference/core/errors#credentialssignin
 */
export class SignInFailure extends CredentialsSignin {
  static override type = "OAuthCallbackError" as never;

  /** @param code for the login page, such as "unavailable" @param cause what is logged */
  constructor(code: string, cause: Error) {
    super(cause.message, { cause: { err: cause } });
    this.code = code;
  }
}
