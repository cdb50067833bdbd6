import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

const ABOUT = "TIKTOK_SCOPES";
const KNOWN = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"];
// Scopes of other TikTok products, which Login Kit can ask for and this site shows nothing of.
const FAMILIES = /^(artist|biz|local|portability|research|video)\./;
const SHOWS = '"Something went wrong … scope" at TikTok, at every sign-in';

/** How the scopes are separated and spelled. */
export function checkScopes(variables: Variables): Finding[] {
  const findings = checkList(variables);
  const isRefused = mistakesIn({ [ABOUT]: variables[ABOUT] }).length > 0;
  return isRefused ? findings.map(stopsTheSite) : findings;
}

// What the site itself refuses never comes to TikTok.
function stopsTheSite(finding: Finding): Finding {
  const { level, about, what, mend = "" } = finding;
  return level === "error"
    ? { level, about, what, why: "The site does not start.", mend }
    : finding;
}

function checkList(variables: Variables): Finding[] {
  const list = variables[ABOUT];
  if (!list) return [{ level: "ok", about: ABOUT, what: "not set: user.info.basic alone" }];
  if (/[^,\s][\s+;]+[^,\s]/.test(list)) {
    const what = "must be separated with commas, not with blanks or other signs.";
    const why = "TikTok takes the list for one scope, which does not exist.";
    const mend = `${ABOUT}=${list.split(/[\s+;,]+/).join(",")}`;
    return [{ level: "error", about: ABOUT, what, why, mend, shows: SHOWS }];
  }
  const scopes = list.split(",").map((scope) => scope.trim());
  const findings = scopes.filter((scope) => !KNOWN.includes(scope)).map(unknown);
  if (findings.length > 0) return findings;
  const what = `${scopes.join(", ")}. Each must be added to the app at developers.tiktok.com.`;
  return [{ level: "ok", about: ABOUT, what }];
}

function unknown(scope: string): Finding {
  if (FAMILIES.test(scope)) {
    const what = `${scope} is another product's scope.`;
    const why = "This site shows nothing of it, and TikTok refuses it unless the app has it.";
    const mend = `Remove it, or add it to the app at developers.tiktok.com.`;
    return { level: "warning", about: ABOUT, what, why, mend, shows: SHOWS };
  }
  const near = KNOWN.find((known) => distance(known, scope.toLowerCase()) <= 4);
  const what = `${scope || "an empty name"} is no scope of TikTok's.`;
  const why = "TikTok refuses the whole list when it does not know one of them.";
  const mend = near ? `Perhaps ${near} is meant.` : `Known ones: ${KNOWN.join(", ")}.`;
  return { level: "error", about: ABOUT, what, why, mend, shows: SHOWS };
}

/** How many letters have to be added, dropped or changed. */
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
