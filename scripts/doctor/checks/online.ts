import type { Finding, Variables } from "../finding";
import { COPY_AGAIN } from "./credentials";
import { withoutEdges } from "./edges";
import { emulatorIn } from "./emulator";

const ABOUT = "Asking TikTok";
const TIKTOK = "https://open.tiktokapis.com";
const PATIENCE_MS = 10_000;
const MOST_SKEW_MS = 60_000;
const PROVES = "This proves neither the review, nor the scopes, nor the redirect URI.";

/**
 * Asks TikTok, or the emulator, whether it accepts key and secret; also tells how far the clock is off.
 * @see https://developers.tiktok.com/doc/client-access-token-management
 */
export async function checkOnline(variables: Variables): Promise<Finding[]> {
  const meant = withoutEdges(variables);
  const { AUTH_TIKTOK_ID: key, AUTH_TIKTOK_SECRET: secret, TIKTOK_EMULATOR_URL: wanted } = meant;
  if (!key || !secret) {
    return [{ level: "note", about: ABOUT, what: "there is no key and secret to ask about." }];
  }
  const emulator = emulatorIn(meant);
  if (wanted && !emulator) {
    const what = "not done: the secret goes to TikTok or to an emulator on this machine alone.";
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
    const said = verdict(base, answer.status, body);
    return [said, ...checkSkew(Date.now(), Date.parse(answer.headers.get("date") ?? ""))];
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
    return { level: "ok", about: ABOUT, what: `${host} accepts key and secret. ${PROVES}` };
  }
  if (!body.error) return noAnswer(base, `answered ${status} with nothing to read.`);
  return {
    level: "error",
    about: ABOUT,
    what: `${host} says ${body.error}: ${body.error_description} (log_id ${body.log_id})`,
    why: "Key and secret must come from the same environment, sandbox or production.",
    mend: COPY_AGAIN,
    shows: '"TikTok does not recognise this site" on the login page',
  };
}

function noAnswer(base: string, what: string): Finding {
  return {
    level: "error",
    about: ABOUT,
    what: `${new URL(base).host} ${what}`,
    why: "The site asks it at each sign-in, from where the site runs.",
    mend: "Check the network, or try again later.",
    shows: '"TikTok is not answering" on the login page, where the site gets no answer either',
  };
}

/** @param now and @param theirs in Unix milliseconds */
export function checkSkew(now: number, theirs: number): Finding[] {
  if (!(Math.abs(now - theirs) > MOST_SKEW_MS)) return [];
  const what = `it is ${Math.round((now - theirs) / 1000)} seconds off TikTok's.`;
  const why = "Tokens would seem to live longer or shorter than they do.";
  return [{ level: "warning", about: "Clock", what, why, mend: "Set the machine's clock." }];
}
