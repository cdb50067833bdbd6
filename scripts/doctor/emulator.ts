import type { Finding, Variables } from "./finding";

const ABOUT = "TIKTOK_EMULATOR_URL";
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/?$/;

/** Whether a stand-in for TikTok is meant, and may be. */
export function checkEmulator(variables: Variables, isProduction: boolean): Finding[] {
  const url = variables[ABOUT];
  if (!url) return [];
  const mend = `Remove ${ABOUT}.`;
  if (isProduction || variables.VERCEL) {
    const what = "set on a deployment: nobody could sign in with TikTok.";
    return [{ level: "error", about: ABOUT, what, mend }];
  }
  if (!LOOPBACK.test(url)) {
    const what = "must be this machine, such as http://localhost:4600.";
    return [{ level: "error", about: ABOUT, what, mend }];
  }
  return [{ level: "note", about: ABOUT, what: `${url} stands in for TikTok` }];
}
