import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleContext } from "../testing/sample-context";
import { expireAnswers, forgetAnswers, keepAnswer, lastAnswer, reuseAnswer } from "./reuse";

const context = sampleContext();

interface Answer<Body> {
  body: Body;
  at: number;
}

const BEGIN = Date.UTC(2026, 10, 26);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const ann = { openId: "ann", grant: "first" };
const request = ["https://open.tiktokapis.com/v2/user/info/"];
let calls: number;

beforeEach(() => {
  vi.useFakeTimers({ now: BEGIN });
  calls = 0;
});

afterEach(() => {
  for (const openId of ["ann", "ben"]) forgetAnswers(context, openId);
  vi.useRealTimers();
});

const call = async (): Promise<Answer<string>> => {
  calls += 1;
  return { body: `answer ${calls}`, at: calls };
};
const fail = () => Promise.reject(new Error("TikTok is down"));
const ask = (reuse = ann, read = call) => reuseAnswer(context, request, read, reuse);

const memory = () =>
  context.memory<{ kept: Map<string, unknown> }>("answers", () => {
    throw new Error("nothing is kept");
  });

/** A call whose end the test decides. */
function pendingCall() {
  let end: (answer: Answer<string>) => void = () => {};
  const answer = new Promise<Answer<string>>((resolve) => {
    end = resolve;
  });
  return { read: () => answer, end };
}

it("reuses an answer for five minutes, as it came and when it came", async () => {
  expect(await ask()).toEqual({ body: "answer 1", at: 1 });
  vi.setSystemTime(BEGIN + 5 * MINUTE - 1);
  expect(await ask()).toEqual({ body: "answer 1", at: 1 });
  vi.setSystemTime(BEGIN + 5 * MINUTE);
  expect(await ask()).toEqual({ body: "answer 2", at: 2 });
});

it("makes one call for a burst of requests, and tells all of them when it fails", async () => {
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ body }) => body)).toEqual(["answer 1", "answer 1", "answer 1"]);
  vi.setSystemTime(BEGIN + HOUR);
  const failing = vi.fn(fail);
  const failures = await Promise.allSettled([ask(ann, failing), ask(ann, failing)]);
  expect(failures.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(failing).toHaveBeenCalledOnce();
});

it("does not keep a failure", async () => {
  await expect(ask(ann, fail)).rejects.toThrow("TikTok is down");
  expect(await ask()).toMatchObject({ body: "answer 1" });
});

it.each([
  ["account", { openId: "ben", grant: "first" }],
  ["grant", { openId: "ann", grant: "second" }],
])("never gives an answer to another %s", async (_, other) => {
  await ask();
  expect(lastAnswer(context, request, other)).toBeNull();
  expect(await ask(other)).toMatchObject({ body: "answer 2" });
  const burst = [pendingCall(), pendingCall()] as const;
  vi.setSystemTime(BEGIN + HOUR);
  const answers = [ask(ann, burst[0].read), ask(other, burst[1].read)];
  burst[1].end({ body: "theirs", at: 2 });
  burst[0].end({ body: "ann's", at: 2 });
  expect(await Promise.all(answers)).toMatchObject([{ body: "ann's" }, { body: "theirs" }]);
});

it("never gives an answer to another request", async () => {
  await ask();
  expect(lastAnswer(context, ["another"], ann)).toBeNull();
  await reuseAnswer(context, ["another"], call, ann);
  expect(calls).toBe(2);
});

describe("the last answer", () => {
  it("is there for six hours, whether TikTok fails or not", async () => {
    await ask();
    vi.setSystemTime(BEGIN + 6 * HOUR - 1);
    await expect(ask(ann, fail)).rejects.toThrow();
    expect(lastAnswer(context, request, ann)).toEqual({ body: "answer 1", at: 1 });
    vi.setSystemTime(BEGIN + 6 * HOUR + 1);
    expect(lastAnswer(context, request, ann)).toBeNull();
  });

  it("leaves the memory after six hours without being asked for", async () => {
    await ask();
    const { kept } = memory();
    expect(kept.size).toBe(1);
    vi.advanceTimersByTime(6 * HOUR + 1_000);
    expect(kept.size).toBe(0);
  });

  it("makes room for others: the memory is bounded by bytes", async () => {
    const megabyte = async () => ({ body: "x".repeat(1024 * 1024), at: 1 });
    for (let page = 0; page < 40; page++) await reuseAnswer(context, [`${page}`], megabyte, ann);
    const isKept = (page: number) => lastAnswer(context, [`${page}`], ann) !== null;
    expect(isKept(39)).toBe(true);
    expect(isKept(0)).toBe(false);
  });
});

describe("a refresh", () => {
  it("calls TikTok again, and drops the old answer only for a new one", async () => {
    await ask();
    expireAnswers(context, "ben");
    expect(await ask()).toMatchObject({ body: "answer 1" });
    expireAnswers(context, "ann");
    await expect(ask(ann, fail)).rejects.toThrow("TikTok is down");
    expect(lastAnswer(context, request, ann)).toMatchObject({ body: "answer 1" });
    expect(await ask()).toMatchObject({ body: "answer 2" });
    expect(lastAnswer(context, request, ann)).toMatchObject({ body: "answer 2" });
  });

  it("does not wait for a call that began before it, whose answer does not replace the newer one", async () => {
    const before = pendingCall();
    const first = ask(ann, before.read);
    expireAnswers(context, "ann");
    expect(await ask()).toMatchObject({ body: "answer 1" });
    before.end({ body: "older", at: 0 });
    expect(await first).toMatchObject({ body: "older" });
    expect(await ask()).toMatchObject({ body: "answer 1" });
  });
});

it("forgets a person, and a call that is under way does not bring the answer back", async () => {
  await ask();
  await ask({ openId: "ben", grant: "first" });
  vi.setSystemTime(BEGIN + HOUR);
  const late = pendingCall();
  const answer = ask(ann, late.read);
  forgetAnswers(context, "ann");
  late.end({ body: "late", at: 1 });
  await answer;
  expect(lastAnswer(context, request, ann)).toBeNull();
  expect(lastAnswer(context, request, { openId: "ben", grant: "first" })).not.toBeNull();
});

it("forgets one grant of a person and keeps the others", async () => {
  const second = { openId: "ann", grant: "second" };
  await ask();
  await ask(second);
  forgetAnswers(context, "ann", "first");
  expect(lastAnswer(context, request, ann)).toBeNull();
  expect(lastAnswer(context, request, second)).not.toBeNull();
});

it("reuses an answer that was read in another way, for five minutes", async () => {
  keepAnswer(context, request, { body: "read at sign-in", at: 7 }, ann);
  vi.setSystemTime(BEGIN + 5 * MINUTE - 1);
  expect(await ask()).toEqual({ body: "read at sign-in", at: 7 });
  vi.setSystemTime(BEGIN + 5 * MINUTE);
  expect(await ask()).toMatchObject({ body: "answer 1" });
});

it("has no readable key", async () => {
  await reuseAnswer(context, ["act.token"], call, ann);
  const { kept } = memory();
  expect([...kept.keys()]).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
});
