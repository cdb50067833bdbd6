import { expect, type Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  // React spells these in its own way, which HTML allows.
  rules: { "doctype-style": "off", "attribute-boolean-style": "off" },
});

/** The page's HTML as the server sends it. */
export async function sourceOf(page: Page): Promise<string> {
  return (await page.request.get(page.url())).text();
}

/** Expects that HTML is valid. */
export async function expectValid(html: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const problems = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
  );
  // React writes an empty `action` for a form with a server action.
  expect(problems.filter((problem) => !problem.includes('"action" has invalid value ""'))).toEqual(
    [],
  );
}
