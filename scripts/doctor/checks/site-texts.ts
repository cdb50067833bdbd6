import { site } from "../../../lib/site";
import type { Finding } from "../finding";

/** Checks that a deployment does not show the template's owner and contact in its privacy policy. */
export function checkSiteTexts({
  operator,
  contact,
}: Record<"operator" | "contact", string> = site): Finding[] {
  const left = [
    ...(operator.includes("lib/site.ts") ? ["operator"] : []),
    ...(/@example\.(com|net|org)$/.test(contact) ? ["contact"] : []),
  ];
  if (left.length === 0) return [];
  const what = `${left.join(" and ")} must still be filled in: the privacy policy and the terms show this.`;
  return [{ level: "note", about: "lib/site.ts", what, fix: "npm run init" }];
}
