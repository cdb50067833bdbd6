import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

const ABOUT = "TIKTOK_EMULATOR_URL";

/** Checks whether an emulator replaces TikTok where it should not. */
export function checkEmulator(variables: Variables, isProduction: boolean): Finding[] {
  const url = emulatorUrl(variables);
  if (!url) return [];
  if (isProduction || variables.VERCEL) {
    const what = "is set on a deployment.";
    const why = "It replaces TikTok, so no one could sign in with TikTok.";
    return [{ level: "error", about: ABOUT, what, why, fix: `Remove ${ABOUT}.` }];
  }
  return [{ level: "note", about: ABOUT, what: `${url} is used instead of TikTok` }];
}

/** The emulator's URL; null without one, or if the site would refuse it. */
export function emulatorUrl({ [ABOUT]: url }: Variables): string | null {
  return url && mistakesIn({ [ABOUT]: url }).length === 0 ? url : null;
}
