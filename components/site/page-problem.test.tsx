import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import DashboardError from "@/app/dashboard/error";
import PageError from "@/app/error";
import { problemOf } from "@/components/site/page-problem-kind";

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

const ON_THE_SERVER = Object.assign(new Error("omitted"), { digest: "4711" });

it.each<[string, Error, boolean, string]>([
  ["an unknown action", named("UnrecognizedActionError", "x"), true, "This site has been updated"],
  ["a script that is gone", named("ChunkLoadError", "x"), true, "This site has been updated"],
  ["an error on the server", ON_THE_SERVER, true, "Something went wrong on our side"],
  ["no network", new TypeError("Failed to fetch"), false, "You are offline"],
  ["no answer", new TypeError("Failed to fetch"), true, "The connection was lost"],
  ["no answer in Firefox", new TypeError("NetworkError when"), true, "The connection was lost"],
  ["no answer in Safari", new TypeError("Load failed"), true, "The connection was lost"],
  ["a bug in the browser", new TypeError("x is undefined"), true, "This page stopped working"],
])("names %s", (_, error, isOnline, title) => {
  expect(problemOf(error, isOnline).title).toBe(title);
});

it("blames this site only for what its server failed at, and knows of no session", () => {
  const errors = [named("UnrecognizedActionError", "x"), new TypeError("Failed to fetch"), Error()];
  for (const error of errors) {
    for (const isOnline of [true, false]) {
      const { title, advice } = problemOf(error, isOnline);
      expect(title + advice).not.toMatch(/our side|your fault|signed in/);
    }
  }
});

it("stays within the dashboard's page, and is a page elsewhere", () => {
  const props = { error: ON_THE_SERVER, retry: vi.fn() };
  const elsewhere = renderToStaticMarkup(<PageError {...props} />);
  expect(elsewhere).toContain("<main");
  const inside = renderToStaticMarkup(<DashboardError {...props} />);
  expect(inside).not.toMatch(/<header|<main/);
  for (const html of [elsewhere, inside]) expect(html).toContain("Error code for support: 4711");
});
