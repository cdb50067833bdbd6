import { mistakesIn } from "../../lib/env-schema";
import type { Finding, Variables } from "./finding";

const about = "TikTok";
const TIKTOK = "https://open.tiktokapis.com";
const TIMEOUT_MS = 10_000;

interface TokenBody {
  access_token?: string;
  error?: string;
  error_description?: string;
  log_id?: string;
}

/**
 * Asks TikTok or the emulator whether it accepts key and secret.
 * @see https://developers.tiktok.com/doc/client-access-token-management
 */
export async function checkOnline(variables: Variables): Promise<Finding[]> {
  const { AUTH_TIKTOK_ID: key, AUTH_TIKTOK_SECRET: secret, TIKTOK_EMULATOR_URL } = variables;
  const notChecked = (what: string): Finding[] => [{ level: "note", about, what }];
  if (!key || !secret) return notChecked("not asked: client key and secret are not set.");
  // The secret goes only to TikTok, or to this machine.
  if (mistakesIn({ TIKTOK_EMULATOR_URL }).length > 0)
    return notChecked("not asked: TIKTOK_EMULATOR_URL is wrong.");
  const url = new URL("/v2/oauth/token/", TIKTOK_EMULATOR_URL ?? TIKTOK);
  const form = { client_key: key, client_secret: secret, grant_type: "client_credentials" };
  try {
    const body = new URLSearchParams(form);
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: "POST", body, signal });
    const answer: TokenBody = await response.json().catch(() => ({}));
    return [readAnswer(url.host, response.status, answer)];
  } catch {
    const what = `${url.host} did not answer.`;
    return [{ level: "error", about, what, fix: "Check the network, or try again later." }];
  }
}

function readAnswer(host: string, status: number, body: TokenBody): Finding {
  if (body.access_token) {
    const what = `${host} accepts key and secret. This does not check the review, the scopes or the redirect URI.`;
    return { level: "ok", about, what };
  }
  if (!body.error) {
    const what = `${host} answered with status ${status} and a body that is not a token answer.`;
    return { level: "error", about, what, fix: "Try again later." };
  }
  const what = `${host} answered ${body.error}: ${body.error_description} (log_id ${body.log_id})`;
  const fix = "Copy key and secret again, both from the same environment, sandbox or production.";
  return { level: "error", about, what, fix };
}
