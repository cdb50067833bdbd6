import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleGrant } from "@/tests/support/sample-grant";
import { TikTokError } from "./client/errors";
import { refusalIn } from "./client/refusal";
import { secondsToWait } from "./client/request";
import { isSigned, readEvent, removalReason } from "./client/webhook";
import { decryptSession, encryptSession, isEnded, withEnded } from "./next/cookie";
import { grantIn, newGrant, withTokens } from "./next/grant";
import { requestId } from "./next/log";
import { safeReturnPath } from "./next/return-path";
import { sampleContext } from "./testing/sample-context";

const context = sampleContext();
const { tiktok } = context;

// Every parser of outside input, each with FUZZ_RUNS random inputs.
const RUNS = { numRuns: Number(process.env.FUZZ_RUNS || 200) };
vi.setConfig({ testTimeout: 60_000 });

const check = <T>(input: fc.Arbitrary<T>, holds: (value: T) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(input, async (value) => void (await holds(value))),
    RUNS,
  );

const text = fc.string({ unit: "binary", maxLength: 200 });
const header = fc.string({ unit: "grapheme-ascii", maxLength: 200 });
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.double({ noNaN: true }),
  fc.constantFrom(-1, 0.5, 8.64e12, 1e15, "12", "-3", "1e9", "constructor", "__proto__", true),
  fc.webUrl(),
);

/** A value in which something is missing, or is replaced with something odd. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== "object" || value === null) return oddValue;
  const keys = Object.keys(value) as (keyof typeof value)[];
  if (keys.length === 0) return oddValue;
  const inside = fc.constantFrom(...keys).chain((key) =>
    fc.option(spoiled(value[key])).map((changed) => {
      const copy = structuredClone(value) as Record<string, unknown>;
      if (changed === null) delete copy[key];
      else copy[key] = changed;
      return Array.isArray(value) ? Object.values(copy) : copy;
    }),
  );
  return fc.oneof({ weight: 6, arbitrary: inside }, { weight: 1, arbitrary: oddValue });
}

const answers = (valid: unknown) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: spoiled(valid)
        .chain(spoiled)
        .map((body) => JSON.stringify(body)),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: text },
  );

/** What TikTok's answer leads to: a result, or a typed failure; nothing else. */
async function outcome<Result>(body: string, call: () => Promise<Result>): Promise<Result | null> {
  vi.stubGlobal("fetch", async () => new Response(body));
  try {
    return await call();
  } catch (error) {
    expect(error).toBeInstanceOf(TikTokError);
    return null;
  }
}

const isDate = (seconds: number) => new Date(seconds * 1000).toISOString();
const isUrl = (url: string | null | undefined) => !url || expect(url).toMatch(/^https:\/\//);
const isCount = (count: number | undefined) =>
  count === undefined || expect(Number.isSafeInteger(count) && count >= 0).toBe(true);

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => vi.unstubAllGlobals());

const tokens = {
  access_token: "act.1",
  expires_in: 7_200,
  refresh_token: "rft.1",
  refresh_expires_in: 15_552_000,
  open_id: "id",
  scope: "user.info.basic,video.list",
  token_type: "Bearer",
};
const user = {
  open_id: "id",
  avatar_url: "https://p16.tiktokcdn.com/a.webp",
  display_name: "Paper Boats",
  profile_deep_link: "https://vm.tiktok.com/x",
  is_verified: true,
  follower_count: 12,
};
const video = {
  id: "1",
  create_time: 1_767_225_600,
  title: "A title",
  duration: 12,
  cover_image_url: "https://p16.tiktokcdn.com/c.webp",
  share_url: "https://www.tiktok.com/@a/video/1",
  view_count: 5,
};
const envelope = (data: object) => ({ data, error: { code: "ok", message: "", log_id: "2026" } });

describe("TikTok's answer", () => {
  it("to a sign-in leads to a session that can be read again, or to a failure", async () => {
    await check(fc.tuple(answers(tokens), answers(envelope({ user }))), async ([first, second]) => {
      const exchanged = await outcome(first, () => tiktok.exchangeCode(new URLSearchParams()));
      const read = await outcome(second, () => tiktok.profile("act.1", ["user.info.basic"]));
      if (!exchanged || !read) return;
      const grant = newGrant(exchanged, read.profile);
      expect(grantIn({ grant: JSON.parse(JSON.stringify(grant)) })).toMatchObject({
        accessToken: grant.accessToken,
      });
      isDate(grant.accessTokenExpiresAt);
      isDate(grant.refreshTokenExpiresAt);
      isUrl(grant.image);
      isUrl(read.profile.profile_deep_link);
      expect(grant.name.length).toBeLessThanOrEqual(200);
      for (const count of Object.values(grant.stats)) isCount(count);
    });
  });

  it("to a refresh never loses a grant that it has an access token for", async () => {
    await check(spoiled(tokens), async (body) => {
      const before = sampleGrant();
      const answer = await outcome(JSON.stringify(body), () => tiktok.refresh("rft.1", "id"));
      const kept = body as Partial<typeof tokens> | null;
      const isRefusal = typeof kept === "object" && kept !== null && "error" in kept;
      const hasTokens = kept?.access_token === "act.1" && kept.open_id === "id";
      if (hasTokens && !isRefusal) expect(answer).not.toBeNull();
      if (!answer) return;
      const after = withTokens(before, answer);
      expect(grantIn({ grant: JSON.parse(JSON.stringify(after)) })).not.toBeNull();
      isDate(after.accessTokenExpiresAt);
    });
  });

  it("with videos leads to videos that can be shown, or to a failure", async () => {
    const list = envelope({ videos: [video, { ...video, id: "2" }], cursor: 5, has_more: true });
    await check(answers(list), async (body) => {
      const page = await outcome(body, () => tiktok.videos("act.1", { count: 12 }));
      expect(new Set(page?.videos.map(({ id }) => id)).size).toBe(page?.videos.length ?? 0);
      for (const one of page?.videos ?? []) {
        if (one.create_time !== undefined) isDate(one.create_time);
        isUrl(one.share_url);
        isUrl(one.cover_image_url);
        for (const count of [one.view_count, one.duration]) isCount(count);
        expect(one.title?.length ?? 0).toBeLessThanOrEqual(500);
      }
      isCount(page?.next ?? undefined);
    });
  });

  it("to a revocation is a confirmation or a failure", async () => {
    await check(answers({}), async (body) => {
      await outcome(body, () => tiktok.revoke("act.1"));
    });
  });
});

describe("a request's", () => {
  it("session cookie is no session, unless this site encrypted it", async () => {
    const name = "authjs.session-token";
    const valid = (await encryptSession(context, sampleGrant(), name)) ?? "";
    const changed = fc
      .tuple(fc.nat(valid.length - 1), fc.constantFrom(..."Aq_-.9"))
      .map(([at, letter]) => valid.slice(0, at) + letter + valid.slice(at + 1));
    await check(fc.oneof(changed, text), async (value) => {
      const session = await decryptSession(context, value, name);
      // The last letter of each part may have bits that mean nothing.
      const meaning = (token: string) =>
        token.split(".").map((part) => Buffer.from(part, "base64url").toString("hex"));
      if (session) expect(meaning(value)).toEqual(meaning(valid));
    });
  });

  it("list of ended sessions keeps what is added, whatever was in it", () =>
    check(text, (list) => {
      expect(isEnded("0123456789ab", withEnded("0123456789ab", list))).toBe(true);
    }));

  it("page to return to is a path of this site", () =>
    check(fc.oneof(text, fc.webUrl(), fc.webPath(), oddValue), (wanted) => {
      const path = safeReturnPath(context, wanted);
      expect(new URL(path, "https://site.example").origin).toBe("https://site.example");
      expect(path).toMatch(/^\/(?![/\\])/);
      expect(safeReturnPath(context, path)).toBe(path);
    }));

  it("query after a refusal is a failure of TikTok's", () =>
    check(fc.dictionary(fc.constantFrom("error", "error_type", "log_id", "x"), text), (query) => {
      expect(refusalIn(new URLSearchParams(query))?.failure ?? "refused").toMatch(/^[a-z_]+$/);
    }));

  it("id is short and plain", () =>
    check(header, (sent) => {
      const trimmed = sent.replace(/[^\x20-\x7e]/g, "").trim();
      expect(requestId(new Headers({ "x-request-id": trimmed }))).toMatch(/^[\w:.-]{8,128}$/);
    }));
});

it("a Retry-After header is a wait of at most a day, or none", () =>
  check(fc.oneof(header, fc.integer().map(String), fc.date().map(String)), (sent) => {
    const seconds = secondsToWait(sent, 1_800_000_000_000) ?? 1;
    expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400).toBe(true);
  }));

describe("a webhook's", () => {
  const now = 1_800_000_000;
  const bytes = fc.uint8Array({ maxLength: 300 }).map((body) => Buffer.from(body));

  it("signature counts for its own bytes only", () =>
    check(fc.tuple(bytes, bytes, header), ([body, other, made]) => {
      const hash = createHmac("sha256", "secret").update(`${now}.`).update(body).digest("hex");
      const isSame = body.equals(other);
      expect(isSigned(`t=${now},s=${hash}`, body, "secret", now)).toBe(true);
      expect(isSigned(`t=${now},s=${hash}`, other, "secret", now)).toBe(isSame);
      expect(isSigned(made, body, "secret", now)).toBe(false);
    }));

  it("body is an event or nothing", () =>
    check(fc.oneof(bytes, answers({ event: "e", user_openid: "id" }).map(Buffer.from)), (body) => {
      const event = readEvent(body);
      expect(event?.event.length ?? 1).toBeGreaterThan(0);
      expect(removalReason(event?.content)).not.toBe("");
    }));
});

it("a log line is one line without control characters, whatever failed", () =>
  check(text, (message) => {
    context.log.failure("test", Object.assign(new Error(message), { fields: { code: message } }));
    const [line] = vi.mocked(console.warn).mock.lastCall ?? [];
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    vi.mocked(console.warn).mockClear();
  }));
