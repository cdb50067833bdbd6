import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";

it("has one button, which connects TikTok to the person and leads back to the page", () => {
  const html = renderToStaticMarkup(<ConnectTikTok returnTo="/dashboard/videos?cursor=1" />);
  expect(html).toContain(
    '<form action="/api/connect" method="post"><input type="hidden" name="provider" value="tiktok"/><input type="hidden" name="callbackUrl" value="/dashboard/videos?cursor=1"/>',
  );
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html).toContain(">Connect TikTok</button>");
});
