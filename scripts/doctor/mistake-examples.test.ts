import { expect, it } from "vitest";
import { mistakesIn } from "../../lib/env-schema";
import { checkConfiguration } from "./check-configuration";
import { isProblem, type Variables } from "./finding";
import { DATABASE_PASSWORD, MISTAKES, VALID } from "./mistake-examples";

const check = (change: Variables, isProduction = true) =>
  checkConfiguration({ ...VALID, ...change }, { isProduction, port: 3000 });

const problemsIn = (change: Variables, isProduction = true) =>
  check(change, isProduction).findings.filter(isProblem);

it.each(MISTAKES)("%s: is reported, without secrets", (_, change, about, what) => {
  const problems = problemsIn(change);
  expect(problems).toContainEqual(
    expect.objectContaining({ about, what: expect.stringMatching(what) }),
  );
  const secrets = [VALID.AUTH_SECRET, VALID.AUTH_TIKTOK_SECRET, DATABASE_PASSWORD];
  for (const secret of secrets) expect(JSON.stringify(problems)).not.toContain(secret);
});

it.each(MISTAKES)("%s: comes with a reason and a fix", (_, change) => {
  const problems = [true, false].flatMap((isProduction) => problemsIn(change, isProduction));
  expect(problems).not.toEqual([]);
  for (const { what, ...finding } of problems) {
    expect(what).toMatch(/\.$/);
    expect(finding).toMatchObject({
      why: expect.stringMatching(/\.$/),
      fix: expect.stringMatching(/\S/),
    });
  }
});

it.each(MISTAKES)("%s: prints no redirect URI that TikTok would refuse", (_, change) => {
  for (const isProduction of [true, false]) {
    const uri = check(change, isProduction).addresses?.redirectUri;
    if (!uri) continue;
    expect(uri).toMatch(
      /^(https:\/\/[^/?#]+|http:\/\/(localhost|127\.0\.0\.1):\d+)\/api\/auth\/callback\/tiktok$/,
    );
    expect(uri.length).toBeLessThan(512);
  }
});

it.each(MISTAKES)("%s: is an error if it keeps the site from starting", (_, change) => {
  const errors = problemsIn(change).filter(({ level }) => level === "error");
  const reported = errors.map(({ about }) => about).join();
  for (const sentence of mistakesIn({ ...VALID, ...change }))
    expect(reported).toContain(sentence.split(" ")[0]);
});
