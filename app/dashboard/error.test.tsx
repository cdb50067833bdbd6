import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import DashboardError from "@/app/dashboard/error";
import PageError from "@/app/error";

const ON_THE_SERVER = Object.assign(new Error("omitted"), { digest: "4711" });
const htmlOf = (error: Error) =>
  renderToStaticMarkup(<DashboardError error={error} retry={vi.fn()} />);

it.each(["UnrecognizedActionError", "ChunkLoadError"])(
  "offers to reload after an update of the site (%s)",
  (name) => {
    const html = htmlOf(Object.assign(new Error("x"), { name }));
    expect(html).toContain("This site has been updated");
    expect(html).toContain("Reload</button>");
  },
);

it("blames this site only for what its server failed at", () => {
  expect(htmlOf(ON_THE_SERVER)).toContain("Something went wrong on our side");
  const html = htmlOf(new TypeError("Failed to fetch"));
  expect(html).toContain("Check your connection");
  expect(html).not.toMatch(/our side|your fault|signed in/);
  expect(html).toContain("Try again</button>");
});

it("stays within the dashboard's page, and is a page elsewhere", () => {
  const elsewhere = renderToStaticMarkup(<PageError error={ON_THE_SERVER} retry={vi.fn()} />);
  expect(elsewhere).toContain("<main");
  const inside = htmlOf(ON_THE_SERVER);
  expect(inside).not.toMatch(/<header|<main/);
  for (const html of [elsewhere, inside]) expect(html).toContain("Error code for support: 4711");
});
