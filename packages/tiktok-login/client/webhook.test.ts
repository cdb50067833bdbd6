import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSigned, readEvent, removalReason } from "./webhook";

const NOW = 1_800_000_000;
const SECRET = "the-secret";
const BODY = '{"event":"authorization.removed","content":"{\\"reason\\":1}"}';

const hashOf = (body: string, time: number, secret = SECRET) =>
  createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
const headerFor = (body: string, time = NOW, secret = SECRET) =>
  `t=${time},s=${hashOf(body, time, secret)}`;

describe("isSigned", () => {
  it.each([
    ["now", headerFor(BODY)],
    ["with a space", headerFor(BODY).replace(",", ", ")],
    [
      "in upper case",
      headerFor(BODY).replace(/s=.*/, (hash) => `s=${hash.slice(2).toUpperCase()}`),
    ],
    ["72 hours ago", headerFor(BODY, NOW - 72 * 3_600)],
    ["by a clock that is a minute ahead", headerFor(BODY, NOW + 60)],
  ])("accepts a signature made %s", (_, header) => {
    expect(isSigned(header, Buffer.from(BODY), SECRET, NOW)).toBe(true);
  });

  it.each([
    ["no header", null],
    ["nonsense", "nonsense"],
    ["an empty signature", `t=${NOW},s=`],
    ["a short signature", headerFor(BODY).slice(0, -2)],
    ["another secret", headerFor(BODY, NOW, "another")],
    ["another body", headerFor(`${BODY} `)],
    ["another time", headerFor(BODY).replace(`${NOW}`, `${NOW - 1}`)],
    ["a signature of 74 hours ago", headerFor(BODY, NOW - 74 * 3_600)],
    ["a signature of the future", headerFor(BODY, NOW + 3_600)],
  ])("refuses %s", (_, header) => {
    expect(isSigned(header, Buffer.from(BODY), SECRET, NOW)).toBe(false);
  });

  it("is about bytes, not about the text that they are decoded to", () => {
    const [sent, other] = [Buffer.from([0x22, 0xff, 0x22]), Buffer.from([0x22, 0xfe, 0x22])];
    expect(sent.toString("utf8")).toBe(other.toString("utf8"));
    const hash = createHmac("sha256", SECRET).update(`${NOW}.`).update(sent).digest("hex");
    expect(isSigned(`t=${NOW},s=${hash}`, sent, SECRET, NOW)).toBe(true);
    expect(isSigned(`t=${NOW},s=${hash}`, other, SECRET, NOW)).toBe(false);
  });

  it("refuses everything while there is no secret", () => {
    expect(isSigned(headerFor(BODY, NOW, ""), Buffer.from(BODY), "", NOW)).toBe(false);
  });
});

describe("readEvent", () => {
  const readText = (body: string) => readEvent(Buffer.from(body));

  it("drops an open_id that a database could not keep", () => {
    const event = { event: "authorization.removed", user_openid: "id\0" };
    expect(readText(JSON.stringify(event))).toEqual({ event: "authorization.removed" });
  });

  it("reads an event, and drops an open_id of another type", () => {
    expect(readText('{"event":"e","user_openid":"id","content":"{}"}')).toEqual({
      event: "e",
      user_openid: "id",
      content: "{}",
    });
    expect(readText('{"event":"e","user_openid":1}')).toEqual({ event: "e" });
  });

  it.each(["", "nonsense", "null", "[]", "{}", '{"event":""}', '{"event":1}'])(
    "returns null for %j",
    (body) => {
      expect(readText(body)).toBeNull();
    },
  );
});

it.each([
  ['{"reason":2}', "because the account was deleted"],
  [{ reason: 5 }, "by this app"],
  ['{"reason":-1}', "for an unknown reason"],
  ['{"reason":1.5}', "for an unknown reason"],
  ["{", "for an unknown reason"],
  [null, "for an unknown reason"],
])("the reason in %o is %s", (content, reason) => {
  expect(removalReason(content)).toBe(reason);
});
