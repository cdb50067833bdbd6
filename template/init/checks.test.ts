import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as checks from "@/scripts/init/checks";

const css = readFileSync("app/globals.css", "utf8");
const checkAccent = checks.checkColour(css, "accent");

it.each<[string, checks.Check<unknown>, string, unknown]>([
  ["a name with an apostrophe", checks.checkName, "Nora's Room & Co.", "Nora's Room & Co."],
  ["a colour in capitals", checkAccent, "#0A5C4A", "#0a5c4a"],
  ["a repository", checks.checkRepository, "acme/green.room", "acme/green.room"],
  ["its address", checks.checkRepository, "https://github.com/acme/site/", "acme/site"],
  ["its address for git", checks.checkRepository, "git@github.com:acme/site.git", "acme/site"],
  ["an origin with a slash", checks.checkOrigin, "https://Example.com/", "https://example.com"],
  ["no origin yet", checks.checkOrigin, "", ""],
  [
    "scopes without the basic one",
    checks.checkScopes,
    " video.list",
    ["user.info.basic", "video.list"],
  ],
  ["a short yes", checks.checkYesOrNo, "Y", true],
  ["a no", checks.checkYesOrNo, "no", false],
])("takes %s", (_what, check, text, value) => {
  expect(check(text)).toEqual({ value });
});

it.each<[string, checks.Check<unknown>, string, string]>([
  ["no name", checks.checkName, "", "The name must not be empty."],
  [
    "a name in quotation marks",
    checks.checkName,
    '"Room"',
    "The name must not contain quotation marks",
  ],
  ["a name that is HTML", checks.checkName, "<b>", "The name must not contain"],
  [
    "a long description",
    checks.checkDescription,
    "x".repeat(121),
    "has 121 characters, and 120 are allowed",
  ],
  [
    "a contact that is no address",
    checks.checkContact,
    "example.com",
    "example.com is not a mail address",
  ],
  [
    "a repository elsewhere",
    checks.checkRepository,
    "https://gitlab.com/a/b",
    "is not a repository at GitHub",
  ],
  [
    "a repository without owner",
    checks.checkRepository,
    "site",
    "site is not a repository at GitHub",
  ],
  ["a colour by name", checkAccent, "teal", "teal is not a colour such as #0a5c4a."],
  ["a pale colour", checkAccent, "#ffe600", "#ffe600 is too pale for text"],
  ["an http origin", checks.checkOrigin, "http://example.com", "must begin with https://"],
  [
    "an origin with a path",
    checks.checkOrigin,
    "https://example.com/app",
    "https://example.com would do",
  ],
  ["this machine", checks.checkOrigin, "https://localhost:3000", "is not a public address"],
  ["an address in a network", checks.checkOrigin, "https://10.0.0.1", "is not a public address"],
  [
    "no address",
    checks.checkOrigin,
    "example.com",
    "is not an address such as https://example.com.",
  ],
  [
    "an unknown scope",
    checks.checkScopes,
    "user.info.stat",
    "user.info.stat is not a scope that this site uses: user.info.basic,",
  ],
  ["neither yes nor no", checks.checkYesOrNo, "maybe", "Answer yes or no, not maybe."],
])("refuses %s with one sentence", (_what, check, text, sentence) => {
  const result = check(text);
  expect("problem" in result ? result.problem : null).toContain(sentence);
});
