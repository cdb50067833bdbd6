import assert from "node:assert/strict";
import type { Try } from "./world";

const PATH = "/dashboard/hello";

/** The page follows the browser's language, and its numbers that of its sentences. */
export const translation: Try = {
  async run({ start, visitor, tiktok }) {
    const person = visitor(await start());
    await person.signIn(tiktok);
    const pageIn = async (language: string) => {
      const { html, text } = await person.open(PATH, { headers: { "accept-language": language } });
      return { language: /<div lang="(\w+)">/.exec(html)?.[1], text };
    };
    const german = await pageIn("fr-CH, de-DE;q=0.9, en;q=0.5");
    assert.equal(german.language, "de");
    assert.match(german.text, /Hallo Du hast [\d.]+ Follower\./);
    const english = await pageIn("en-GB,en;q=0.9");
    assert.equal(english.language, "en");
    assert.match(english.text, /Hello You have [\d,]+ followers\./);
    assert.equal((await pageIn("fr")).language, "en");
  },
};
