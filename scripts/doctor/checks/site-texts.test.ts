import { expect, it } from "vitest";
import { checkSiteTexts } from "./site-texts";

it("names what the privacy policy would show of the template", () => {
  const own = { operator: "Acme Ltd", contact: "privacy@acme.test" };
  expect(checkSiteTexts(own)).toEqual([]);
  const [finding] = checkSiteTexts({ ...own, contact: "privacy@example.com" });
  expect(finding).toMatchObject({ level: "note", about: "lib/site.ts", fix: "npm run init" });
  expect(finding?.what).toMatch(/^contact .*privacy policy/);
  const template = "the operator of this site (name it in lib/site.ts)";
  const [both] = checkSiteTexts({ operator: template, contact: "privacy@example.com" });
  expect(both?.what).toMatch(/^operator and contact/);
});
