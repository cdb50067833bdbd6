import { prerender } from "react-dom/static";
import type { FailureCode } from "tiktok-login";
import { nowSeconds } from "tiktok-login";
import { expect, it, vi } from "vitest";
import { Freshness } from "@/components/dashboard/freshness";

vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("@/components/dashboard/actions", () => ({ refreshFromTikTok: "/refresh" }));

interface Shown {
  code?: FailureCode;
  retryAfter?: number;
  readAt?: number | null;
  content?: "videos";
}

async function textOf({ code, retryAfter, readAt = nowSeconds() - 125, content }: Shown) {
  const problem = code ? { code, retryAfter: retryAfter ?? null } : null;
  const { prelude } = await prerender(
    <Freshness
      data={Promise.resolve({ data: {}, readAt, problem })}
      connectionOf={(known) => known}
      returnTo="/dashboard"
      {...(content && { content })}
    />,
  );
  const html = await new Response(prelude).text();
  return html.replace(/<!--.*?-->|<[^>]+>/g, "").replaceAll("&#x27;", "'");
}

it("shows how old TikTok's answer is", async () => {
  expect(await textOf({})).toBe("Updated from TikTok 2 minutes ago.Refresh");
});

it.each<[FailureCode, string]>([
  [
    "unavailable",
    "TikTok isn't answering. Showing your numbers from 2 minutes ago. Try again in 30 seconds.Refresh",
  ],
  [
    "rate_limited",
    "TikTok asked this site to wait. Showing your numbers from 2 minutes ago. Try again in 30 seconds.Refresh",
  ],
  [
    "unreadable_answer",
    "TikTok sent an answer that this site could not use. Showing your numbers from 2 minutes ago. Try again in 30 seconds.Refresh",
  ],
])("says what failed, what is shown, and when to try again (%s)", async (code, text) => {
  expect(await textOf({ code, retryAfter: 30 })).toBe(text);
});

it("says only what it knows", async () => {
  expect(await textOf({ code: "unavailable", readAt: null })).toBe(
    "TikTok isn't answering. Refresh",
  );
  const moment = { code: "unavailable", readAt: nowSeconds(), content: "videos" } as const;
  expect(await textOf(moment)).toContain("Showing your videos from a moment ago.");
  expect(await textOf({ code: "rate_limited", retryAfter: 1 })).toContain("Try again in 1 second.");
  expect(await textOf({ code: "rate_limited", retryAfter: 90 })).toContain(
    "Try again in 2 minutes.",
  );
});

it.each<FailureCode>(["grant_invalid", "access_token_invalid", "scope_refused"])(
  "says that TikTok no longer shares only when TikTok refused (%s)",
  async (code) => {
    const text = await textOf({ code });
    expect(text).toContain("TikTok is no longer sharing your data with this site.");
    expect(text).toContain("Reconnect TikTok");
  },
);

it("does not blame TikTok when this site has lost the key to its tokens", async () => {
  const text = await textOf({ code: "tokens_unreadable" });
  expect(text).not.toContain("no longer sharing");
  expect(text).toContain("TikTok has not ended it.");
  expect(text).toContain("Reconnect TikTok");
});
