import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { GrantMore } from "@/components/sign-in/grant-more";
import type { Scope } from "@/lib/scopes";

const htmlOf = (scopes: Scope[], wasDeclined = false) =>
  renderToStaticMarkup(
    <GrantMore scopes={scopes} returnTo="/dashboard?a=1" wasDeclined={wasDeclined} />,
  );

it("previews everything that is missing, with one button for all of it", () => {
  const html = htmlOf(["user.info.profile", "user.info.stats", "video.list"]);
  expect(html.match(/<h3/g)).toHaveLength(3);
  expect(html).toContain("Adds your follower, following, like and video counts.");
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html).toContain("Add profile, numbers and videos</button>");
  expect(html).toContain('name="callbackUrl" value="/dashboard?a=1"');
  expect(html).toContain('name="scope" value="user.info.profile,user.info.stats,video.list"');
});

it("accepts a no, says what stays, and offers it again", () => {
  const html = htmlOf(["video.list"], true);
  expect(html).toContain("You chose not to share this, and that is fine.");
  expect(html).toContain("What you share is still here");
  expect(html).toContain("Add videos</button>");
});
