import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

const ABOUT = "TIKTOK_SCOPES";
const KNOWN = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"];
// Scopes of other TikTok products: Login Kit can request them, but this site does not use them.
const FAMILIES = /^(artist|biz|local|portability|research|video)\./;
const SYMPTOM = '"Something went wrong … scope" at TikTok, at every sign-in';

/** Checks how the scopes are separated and spelled. */
export function checkScopes(variables: Variables): Finding[] {
  const findings = checkList(variables);
  const isRefused = mistakesIn({ [ABOUT]: variables[ABOUT] }).length > 0;
  return isRefused ? findings.map(asStartFailure) : findings;
}

// TikTok never sees a list that the site itself refuses.
function asStartFailure(finding: Finding): Finding {
  const { level, about, what, fix = "" } = finding;
  return level === "error" ? { level, about, what, why: "The site does not start.", fix } : finding;
}

function checkList(variables: Variables): Finding[] {
  const list = variables[ABOUT];
  if (!list) return [{ level: "ok", about: ABOUT, what: "not set: only user.info.basic" }];
  if (/[^,\s][\s+;]+[^,\s]/.test(list)) {
    const what = "must be separated by commas, not by spaces or other characters.";
    const why = "TikTok reads the list as a single scope, which does not exist.";
    const fix = `${ABOUT}=${list.split(/[\s+;,]+/).join(",")}`;
    return [{ level: "error", about: ABOUT, what, why, fix, symptom: SYMPTOM }];
  }
  const scopes = list.split(",").map((scope) => scope.trim());
  const findings = scopes.filter((scope) => !KNOWN.includes(scope)).map(unknown);
  if (findings.length > 0) return findings;
  const what = `${scopes.join(", ")}. Each must be added to the app at developers.tiktok.com.`;
  return [{ level: "ok", about: ABOUT, what }];
}

function unknown(scope: string): Finding {
  if (FAMILIES.test(scope)) {
    const what = `${scope} belongs to another TikTok product.`;
    const why = "This site does not use it, and TikTok refuses it unless the app has it.";
    const fix = `Remove it, or add it to the app at developers.tiktok.com.`;
    return { level: "warning", about: ABOUT, what, why, fix, symptom: SYMPTOM };
  }
  const near = KNOWN.find((known) => distance(known, scope.toLowerCase()) <= 4);
  const what = `${scope || "an empty name"} is not a TikTok scope.`;
  const why = "One unknown scope makes TikTok refuse the whole list.";
  const fix = near ? `Did you mean ${near}?` : `Known scopes: ${KNOWN.join(", ")}.`;
  return { level: "error", about: ABOUT, what, why, fix, symptom: SYMPTOM };
}

/** The edit distance between two words. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...from].entries()) {
    let before = row[0] ?? 0;
    row = row.map((above, j) => {
      if (j === 0) return i + 1;
      const cost = Math.min(
        above + 1,
        before + 1,
        (row[j - 1] ?? 0) + (letter === to[j - 1] ? 0 : 1),
      );
      before = cost;
      return cost;
    });
  }
  return row.at(-1) ?? 0;
}
