import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { Freshness } from "@/components/dashboard/freshness";
import { nowSeconds } from "@/lib/clock";
import type { FailureCode } from "@/lib/tiktok/errors";

vi.mock("@/components/dashboard/actions", () => ({ refreshFromTikTok: "/refresh" }));

interface Shown {
  code?: FailureCode;
  retryAfter?: number;
  readAt?: number | null;
  content?: "videos";
}

function textOf({ code, retryAfter, readAt = nowSeconds() - 125, content }: Shown): string {
  const problem = code ? { code, retryAfter: retryAfter ?? null } : null;
  const reading = { data: {}, readAt, problem };
  const html = renderToStaticMarkup(
    <Freshness reading={reading} returnTo="/dashboard" {...(content && { content })} />,
  );
  return html.replace(/<[^>]+>/g, "").replaceAll("&#x27;", "'");
}

it("shows how old TikTok's answer is", () => {
  expect(textOf({})).toBe("Updated from TikTok 2 minutes ago.Refresh");
});

it.each<[FailureCode, string]>([
  [
    "unavailable",
    "TikTok isn't answering. Showing your numbers from 2 minutes ago. Try again in 30 seconds.Try again",
  ],
  [
    "rate_limited",
    "TikTok asked this site to wait. Showing your numbers from 2 minutes ago. Try again in 30 seconds.Try again",
  ],
  [
    "unreadable_answer",
    "TikTok sent an answer that this site could not use. Showing your numbers from 2 minutes ago. Try again in 30 seconds.Try again",
  ],
])("says what failed, what is shown, and when to try again (%s)", (code, text) => {
  expect(textOf({ code, retryAfter: 30 })).toBe(text);
});

it("is news each time, also twice within a second", () => {
  const key = (milliseconds: number) => {
    vi.setSystemTime(milliseconds);
    const reading = { data: {}, readAt: null, problem: null };
    const line = <Freshness reading={reading} returnTo="/dashboard" />;
    return /data-announce="(.+?)"/.exec(renderToStaticMarkup(line))?.[1];
  };
  vi.useFakeTimers();
  expect(key(1_700_000_000_100)).not.toBe(key(1_700_000_000_900));
  vi.useRealTimers();
});

it("says only what it knows", () => {
  expect(textOf({ code: "unavailable", readAt: null })).toBe("TikTok isn't answering. Try again");
  const moment = { code: "unavailable", readAt: nowSeconds(), content: "videos" } as const;
  expect(textOf(moment)).toContain("Showing your videos from a moment ago.");
  expect(textOf({ code: "rate_limited", retryAfter: 1 })).toContain("Try again in 1 second.");
  expect(textOf({ code: "rate_limited", retryAfter: 90 })).toContain("Try again in 2 minutes.");
});

it.each<FailureCode>(["grant_invalid", "access_token_invalid", "scope_refused"])(
  "says that TikTok no longer shares only when TikTok refused (%s)",
  (code) => {
    expect(textOf({ code })).toContain("TikTok is no longer sharing your data with this site.");
    expect(textOf({ code })).toContain("Reconnect TikTok");
  },
);

it("does not blame TikTok when this site has lost the key to its tokens", () => {
  const text = textOf({ code: "tokens_unreadable" });
  expect(text).not.toContain("no longer sharing");
  expect(text).toContain("TikTok has not ended it.");
  expect(text).toContain("Reconnect TikTok");
});
