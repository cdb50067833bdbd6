import type { Finding, Variables } from "../finding";
import { SYMPTOMS } from "../symptoms";
import { checkClockSkew } from "./clock";
import { COPY_AGAIN } from "./credentials";
import { emulatorUrl } from "./emulator";
import { withoutStrayCharacters } from "./stray-characters";

const ABOUT = "TikTok";
const TIKTOK = "https://open.tiktokapis.com";
const TIMEOUT_MS = 10_000;
const NOT_CHECKED = "This does not check the review, the scopes or the redirect URI.";

/**
 * Asks TikTok or the emulator whether it accepts key and secret, and compares the clocks.
 * @see https://developers.tiktok.com/doc/client-access-token-management
 */
export async function checkOnline(variables: Variables): Promise<Finding[]> {
  const cleaned = withoutStrayCharacters(variables);
  const {
    AUTH_TIKTOK_ID: key,
    AUTH_TIKTOK_SECRET: secret,
    TIKTOK_EMULATOR_URL: configuredUrl,
  } = cleaned;
  if (!key || !secret) {
    return [
      { level: "note", about: ABOUT, what: "not checked: client key and secret are not set." },
    ];
  }
  const emulator = emulatorUrl(cleaned);
  if (configuredUrl && !emulator) {
    const what =
      "not checked: the secret is sent only to TikTok, or to an emulator on this machine.";
    return [{ level: "note", about: ABOUT, what }];
  }
  const base = emulator ?? TIKTOK;
  const form = { client_key: key, client_secret: secret, grant_type: "client_credentials" };
  try {
    const response = await fetch(new URL("/v2/oauth/token/", base), {
      method: "POST",
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.json().catch(() => ({}));
    const tiktokTime = Date.parse(response.headers.get("date") ?? "");
    return [checkAnswer(base, response.status, body), ...checkClockSkew(Date.now(), tiktokTime)];
  } catch {
    return [noAnswer(base, "did not answer.")];
  }
}

interface TokenBody {
  access_token?: string;
  error?: string;
  error_description?: string;
  log_id?: string;
}

function checkAnswer(base: string, status: number, body: TokenBody): Finding {
  const { host } = new URL(base);
  if (body.access_token) {
    return { level: "ok", about: ABOUT, what: `${host} accepts key and secret. ${NOT_CHECKED}` };
  }
  if (!body.error)
    return noAnswer(base, `answered with status ${status} and a body that is not a token answer.`);
  return {
    level: "error",
    about: ABOUT,
    what: `${host} answered ${body.error}: ${body.error_description} (log_id ${body.log_id})`,
    why: "Key and secret must come from the same environment, sandbox or production.",
    fix: COPY_AGAIN,
    symptom: SYMPTOMS.siteNotRecognised,
  };
}

function noAnswer(base: string, what: string): Finding {
  return {
    level: "error",
    about: ABOUT,
    what: `${new URL(base).host} ${what}`,
    why: "The site needs its answer at every sign-in.",
    fix: "Check the network, or try again later.",
    symptom: SYMPTOMS.tiktokUnavailable,
  };
}
