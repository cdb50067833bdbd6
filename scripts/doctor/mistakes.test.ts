import { expect, it } from "vitest";
import { mistakesIn } from "../../lib/env-schema";
import { examine } from "./examine";
import { isProblem, type Variables } from "./finding";
import { GOOD, MISTAKES } from "./mistake-examples";

const look = (change: Variables, isProduction = true) =>
  examine({ ...GOOD, ...change }, { isProduction, port: 3000 });

const problems = (change: Variables, isProduction = true) =>
  look(change, isProduction).findings.filter(isProblem);

it.each(MISTAKES)("%s", (_, change, about, what) => {
  const found = problems(change);
  expect(found).toContainEqual(
    expect.objectContaining({ about, what: expect.stringMatching(what) }),
  );
  const values = [GOOD.AUTH_SECRET, GOOD.AUTH_TIKTOK_SECRET];
  for (const value of values) expect(JSON.stringify(found)).not.toContain(value);
});

it.each(MISTAKES)("%s: explains why and how to fix it", (_, change) => {
  const found = [true, false].flatMap((isProduction) => problems(change, isProduction));
  expect(found).not.toEqual([]);
  for (const { what, ...finding } of found) {
    expect(what).toMatch(/\.$/);
    expect(finding).toMatchObject({
      why: expect.stringMatching(/\.$/),
      fix: expect.stringMatching(/\S/),
    });
  }
});

it.each(MISTAKES)("%s: prints no redirect URI that TikTok would refuse", (_, change) => {
  for (const isProduction of [true, false]) {
    const uri = look(change, isProduction).addresses?.redirectUri;
    if (!uri) continue;
    expect(uri).toMatch(
      /^(https:\/\/[^/?#]+|http:\/\/(localhost|127\.0\.0\.1):\d+)\/api\/auth\/callback\/tiktok$/,
    );
    expect(uri.length).toBeLessThan(512);
  }
});

it.each(MISTAKES)("%s: is an error if the site would not start", (_, change) => {
  const named = problems(change).flatMap(({ level, about }) => (level === "error" ? [about] : []));
  for (const sentence of mistakesIn({ ...GOOD, ...change }))
    expect(named.join()).toContain(sentence.split(" ")[0]);
});
