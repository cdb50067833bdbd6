import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

const ABOUT = "TIKTOK_EMULATOR_URL";

/** Whether a stand-in for TikTok is meant, and may be. */
export function checkEmulator(variables: Variables, isProduction: boolean): Finding[] {
  const url = emulatorIn(variables);
  if (!url) return [];
  if (isProduction || variables.VERCEL) {
    const what = "set on a deployment.";
    const why = "It stands in for TikTok, so nobody could sign in with TikTok.";
    return [{ level: "error", about: ABOUT, what, why, mend: `Remove ${ABOUT}.` }];
  }
  return [{ level: "note", about: ABOUT, what: `${url} stands in for TikTok` }];
}

/** Where the emulator listens; null for none, or for an address that the site would refuse. */
export function emulatorIn({ [ABOUT]: url }: Variables): string | null {
  return url && mistakesIn({ [ABOUT]: url }).length === 0 ? url : null;
}
