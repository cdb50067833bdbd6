import { expect, it } from "vitest";
import { readAnswer } from "@/scripts/init/questions";

type Key = Parameters<typeof readAnswer>[0];

it.each<[string, Key, string, string]>([
  ["a name with quotation marks", "name", ' Nora\'s "Room" & Co. ', 'Nora\'s "Room" & Co.'],
  ["a repository", "repository", "acme/green.room", "acme/green.room"],
  ["its address", "repository", "https://github.com/acme/site/", "acme/site"],
  ["its address for git", "repository", "git@github.com:acme/site.git", "acme/site"],
  ["an address with a slash", "address", "https://Example.com/", "https://example.com"],
  ["no address yet", "address", "", ""],
  ["scopes without the basic one", "scopes", " video.list,", "user.info.basic,video.list"],
  ["no scopes", "scopes", "", ""],
])("takes %s", (_what, key, text, answer) => {
  expect(readAnswer(key, text)).toEqual({ answer });
});

it.each<[string, Key, string, string]>([
  ["no name", "name", " ", "It must not be empty."],
  ["a long owner", "owner", "x".repeat(121), "It may have at most 120 characters."],
  ["a contact that is no address", "contact", "example.com", "It must be an email address"],
  ["a repository elsewhere", "repository", "https://gitlab.com/a/b", "a repository at GitHub"],
  ["a repository without owner", "repository", "site", "a repository at GitHub"],
  ["an http address", "address", "http://example.com", "must begin with https://"],
  ["an address with a path", "address", "https://example.com/app", "have no path"],
  ["no address at all", "address", "example.com", "such as https://example.com."],
  ["an unknown scope", "scopes", "user.info.stat", "This site uses user.info.basic, "],
])("refuses %s with one sentence", (_what, key, text, sentence) => {
  expect(readAnswer(key, text).problem).toContain(sentence);
});
