import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { creator, videos, videosBefore } from "@/app/demo/creator";

vi.mock("server-only", () => ({}));

async function render(scopes: string): Promise<string> {
  vi.resetModules();
  vi.stubEnv("TIKTOK_SCOPES", scopes);
  const { default: Demo, metadata } = await import("@/app/demo/page");
  expect(metadata.robots).toEqual({ index: false });
  const html = renderToStaticMarkup(<Demo />);
  vi.unstubAllEnvs();
  return html;
}

it("says that it is a demo and shows what the scopes give", async () => {
  const all = await render("user.info.profile,user.info.stats,video.list");
  expect(all).toContain("This is a demo: the creator and every number are invented.");
  expect(all).toContain("Your last 12 videos");
  expect(all).toContain("Followers");
  expect(all).toContain("@otterwickpots");
});

it("shows no numbers that the site does not ask for", async () => {
  const basic = await render("user.info.basic");
  expect(basic).toContain(creator.identity.name);
  expect(basic).not.toMatch(/Followers|Your last|views|@otterwickpots/);
});

it("loads nothing from anywhere: each video has a drawn cover of its own", () => {
  const covers = videos.map(({ cover_image_url }) => cover_image_url);
  expect(covers.every((url) => url?.startsWith("data:image/svg+xml,"))).toBe(true);
  expect(new Set(covers).size).toBe(12);
  expect(videosBefore).toHaveLength(12);
});
