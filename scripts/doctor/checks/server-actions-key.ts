import type { Finding, Variables } from "../finding";

const ABOUT = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
const AES_KEY_BYTES = [16, 24, 32];
const GENERATE = "openssl rand -base64 32";

/**
 * Checks the key that Next puts into a build. Forms from one build work on another only with the same key.
 * @see https://nextjs.org/docs/app/guides/self-hosting#server-functions-encryption-key
 */
export function checkServerActionsKey(variables: Variables, isProduction: boolean): Finding[] {
  const { [ABOUT]: key, VERCEL } = variables;
  if (!key) return isProduction && !VERCEL ? [absent()] : [];
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(key);
  if (isBase64 && AES_KEY_BYTES.includes(Buffer.from(key, "base64").length)) return [];
  const what = "is not a base64 text of 16, 24 or 32 bytes.";
  const why = "Next uses it as an AES key.";
  return [{ level: "error", about: ABOUT, what, why, fix: `Generate one with: ${GENERATE}.` }];
}

function absent(): Finding {
  const what =
    "not set. With several servers, or during a rolling update, forms from one build fail on another.";
  return { level: "note", about: ABOUT, what, fix: `Set it for the build: ${GENERATE}` };
}
