import { mistakesIn } from "../../../lib/env-schema";
import { scopeNames } from "../../../lib/tiktok/scopes";
import type { Finding, Variables } from "../finding";
import { SYMPTOMS } from "../symptoms";

const ABOUT = "TIKTOK_SCOPES";
const KNOWN: readonly string[] = scopeNames;
// Login Kit can request scopes of other TikTok products, but this site does not use them.
const OTHER_PRODUCTS = /^(artist|biz|local|portability|research|video)\./;
const symptom = SYMPTOMS.scopeRefused;

/** Checks how the scopes are separated and spelled. */
export function checkScopes(variables: Variables): Finding[] {
  const findings = checkList(variables);
  const keepsSiteFromStarting = mistakesIn({ [ABOUT]: variables[ABOUT] }).length > 0;
  return keepsSiteFromStarting ? findings.map(asStartError) : findings;
}

// TikTok never sees a list that the site itself rejects, so people do not see the symptom.
function asStartError(finding: Finding): Finding {
  const { level, about, what, fix = "" } = finding;
  return level === "error" ? { level, about, what, why: "The site does not start.", fix } : finding;
}

function checkList(variables: Variables): Finding[] {
  const list = variables[ABOUT];
  if (!list)
    return [{ level: "ok", about: ABOUT, what: "not set; the site requests user.info.basic only" }];
  if (/[^,\s][\s+;]+[^,\s]/.test(list)) {
    const what = "must be separated by commas, not by spaces or other characters.";
    const why = "TikTok reads the list as a single scope, which does not exist.";
    const fix = `${ABOUT}=${list.split(/[\s+;,]+/).join(",")}`;
    return [{ level: "error", about: ABOUT, what, why, fix, symptom }];
  }
  const scopes = list.split(",").map((scope) => scope.trim());
  const findings = scopes.filter((scope) => !KNOWN.includes(scope)).map(unknownScope);
  if (findings.length > 0) return findings;
  const what = `${scopes.join(", ")}. Each must be added to the app at developers.tiktok.com.`;
  return [{ level: "ok", about: ABOUT, what }];
}

function unknownScope(scope: string): Finding {
  if (OTHER_PRODUCTS.test(scope)) {
    const what = `${scope} belongs to another TikTok product.`;
    const why = "This site does not use it, and TikTok refuses it unless the app has it.";
    const fix = "Remove it, or add it to the app at developers.tiktok.com.";
    return { level: "warning", about: ABOUT, what, why, fix, symptom };
  }
  const similar = KNOWN.find((known) => editDistance(known, scope.toLowerCase()) <= 4);
  const what = `${scope || "an empty name"} is not a TikTok scope.`;
  const why = "One unknown scope makes TikTok refuse the whole list.";
  const fix = similar ? `Did you mean ${similar}?` : `Known scopes: ${KNOWN.join(", ")}.`;
  return { level: "error", about: ABOUT, what, why, fix, symptom };
}

/** How many letters to insert, delete or replace to turn one word into the other. */
function editDistance(from: string, to: string): number {
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
