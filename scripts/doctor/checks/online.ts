import type { Finding, Variables } from "../finding";
import { COPY_AGAIN } from "./credentials";
import { emulatorUrl } from "./emulator";
import { withoutStrayCharacters } from "./stray-characters";

const ABOUT = "TikTok";
const TIKTOK = "https://open.tiktokapis.com";
const PATIENCE_MS = 10_000;
const MAX_SKEW_MS = 60_000;
const LIMITS = "This does not check the review, the scopes or the redirect URI.";

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
      "not checked: the secret is sent only to TikTok or to an emulator on this machine.";
    return [{ level: "note", about: ABOUT, what }];
  }
  const base = emulator ?? TIKTOK;
  const form = { client_key: key, client_secret: secret, grant_type: "client_credentials" };
  try {
    const answer = await fetch(new URL("/v2/oauth/token/", base), {
      method: "POST",
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = await answer.json().catch(() => ({}));
    const finding = verdict(base, answer.status, body);
    return [finding, ...checkSkew(Date.now(), Date.parse(answer.headers.get("date") ?? ""))];
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

function verdict(base: string, status: number, body: TokenBody): Finding {
  const { host } = new URL(base);
  if (body.access_token) {
    return { level: "ok", about: ABOUT, what: `${host} accepts key and secret. ${LIMITS}` };
  }
  if (!body.error) return noAnswer(base, `answered with status ${status} and no readable body.`);
  return {
    level: "error",
    about: ABOUT,
    what: `${host} answered ${body.error}: ${body.error_description} (log_id ${body.log_id})`,
    why: "Key and secret must come from the same environment, sandbox or production.",
    fix: COPY_AGAIN,
    symptom: '"TikTok does not recognise this site" on the login page',
  };
}

function noAnswer(base: string, what: string): Finding {
  return {
    level: "error",
    about: ABOUT,
    what: `${new URL(base).host} ${what}`,
    why: "The site calls it at every sign-in.",
    fix: "Check the network, or try again later.",
    symptom: '"TikTok is not answering" on the login page, if the site gets no answer either',
  };
}

/** @param now and @param theirs in Unix milliseconds */
export function checkSkew(now: number, theirs: number): Finding[] {
  if (!(Math.abs(now - theirs) > MAX_SKEW_MS)) return [];
  const what = `differs from TikTok's by ${Math.round((now - theirs) / 1000)} seconds.`;
  const why = "Tokens would seem to expire earlier or later than they do.";
  return [{ level: "warning", about: "Clock", what, why, fix: "Set the machine's clock." }];
}
