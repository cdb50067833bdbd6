import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

const ABOUT = "TIKTOK_EMULATOR_URL";

/** Checks that no emulator replaces TikTok on a deployment. */
export function checkEmulator(variables: Variables, isProduction: boolean): Finding[] {
  const url = emulatorUrl(variables);
  if (!url) return [];
  if (isProduction || variables.VERCEL) {
    const what = "is set on a deployment.";
    const why = "The site would use an emulator in place of TikTok.";
    return [{ level: "error", about: ABOUT, what, why, fix: `Remove ${ABOUT}.` }];
  }
  return [{ level: "note", about: ABOUT, what: `${url} is used instead of TikTok.` }];
}

/** The emulator's URL; null if none is set, or if the site would reject it. */
export function emulatorUrl({ [ABOUT]: url }: Variables): string | null {
  return url && mistakesIn({ [ABOUT]: url }).length === 0 ? url : null;
}
