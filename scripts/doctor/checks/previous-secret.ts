import type { Finding, Variables } from "../finding";

const ABOUT = "AUTH_SECRET_1";

/** Checks that AUTH_SECRET_1 is of use; nothing is reported without one. Its length is checked like the site does. */
export function checkPreviousSecret(variables: Variables): Finding[] {
  const { AUTH_SECRET: current, AUTH_SECRET_1: previous } = variables;
  if (!previous) return [];
  if (!current) {
    const what = "set, but AUTH_SECRET is not.";
    const why = "It only decrypts older sessions. AUTH_SECRET encrypts new ones.";
    const fix = "Set AUTH_SECRET to a new secret.";
    return [{ level: "error", about: ABOUT, what, why, fix }];
  }
  if (previous === current) {
    const what = "the same as AUTH_SECRET.";
    const why = "Only the secret before the current one is of use here.";
    const fix =
      "Generate a new AUTH_SECRET with: openssl rand -base64 33. Or remove AUTH_SECRET_1.";
    return [{ level: "warning", about: ABOUT, what, why, fix }];
  }
  const what = "sessions of the secret before the current one stay valid";
  const fix = "Remove it thirty days after the change, or at once if that secret has leaked.";
  return [{ level: "note", about: ABOUT, what, fix }];
}
