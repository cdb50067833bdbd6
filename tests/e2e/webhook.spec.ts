import { createHmac } from "node:crypto";
import { siteSeconds } from "../support/clock";
import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { emulatorEnv } from "../support/servers";

const PATH = "/api/webhooks/tiktok";
const NOW = siteSeconds;

const removal = (openId: string, reason = 1) =>
  JSON.stringify({
    client_key: "sbemulator0clientkey",
    event: "authorization.removed",
    create_time: NOW(),
    user_openid: openId,
    content: JSON.stringify({ reason }),
  });

function signature(body: string, secret: string, time = NOW()): string {
  return `t=${time},s=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}

const body = removal("somebody");

const TABLE: [string, (secret: string) => [string, string | null], number][] = [
  ["signed", (secret) => [body, signature(body, secret)], 200],
  ["signed three days ago", (secret) => [body, signature(body, secret, NOW() - 72 * 3_600)], 200],
  [
    "an unknown event",
    (secret) => {
      const other = body.replace("authorization.removed", "video.publish.completed");
      return [other, signature(other, secret)];
    },
    200,
  ],
  [
    "an unknown event with another content",
    (secret) => {
      const other = JSON.stringify({ event: "portability.download.ready", content: { id: 1 } });
      return [other, signature(other, secret)];
    },
    200,
  ],
  ["unsigned", () => [body, null], 401],
  ["a nonsensical signature", () => [body, "nonsense"], 401],
  ["an empty signature", () => [body, "t=,s="], 401],
  ["another secret", () => [body, signature(body, "another")], 401],
  ["another body", (secret) => [`${body} `, signature(body, secret)], 401],
  ["another time", (secret) => [body, signature(body, secret).replace(/t=\d/, "t=0")], 401],
  ["signed four days ago", (secret) => [body, signature(body, secret, NOW() - 96 * 3_600)], 401],
  ["signed in the future", (secret) => [body, signature(body, secret, NOW() + 3_600)], 401],
  ["signed, but not JSON", (secret) => ["nonsense", signature("nonsense", secret)], 200],
  ["signed, but without an event", (secret) => ["{}", signature("{}", secret)], 200],
  ["signed, but empty", (secret) => ["", signature("", secret)], 200],
  [
    "too large",
    (secret) => {
      const large = JSON.stringify({ filler: "x".repeat(70_000) });
      return [large, signature(large, secret)];
    },
    413,
  ],
];

for (const [name, make, status] of TABLE) {
  test(`${name}: ${status}`, async ({ site, tiktok }) => {
    const [text, header] = make(tiktok.clientSecret);
    const answer = await fetch(`${site.url}${PATH}`, {
      method: "POST",
      headers: header === null ? {} : { "tiktok-signature": header },
      body: text,
    });
    expect(answer.status).toBe(status);
  });
}

test("unknown events and the reason for a removal are logged", async ({ site, tiktok }) => {
  for (const text of [
    body.replace("authorization.removed", "post.publish.inbox_delivered"),
    removal("somebody", 4),
  ]) {
    const headers = { "tiktok-signature": signature(text, tiktok.clientSecret) };
    await fetch(`${site.url}${PATH}`, { method: "POST", headers, body: text });
  }
  await expect.poll(site.log).toContain("[webhook] no handler for post.publish.inbox_delivered");
  await expect
    .poll(site.log)
    .toContain("[webhook] authorization removed because the account was banned");
});

test("GET is not allowed", async ({ site }) => {
  expect((await fetch(`${site.url}${PATH}`)).status).toBe(405);
});

test("removing the app in TikTok drops the cached data, even if the webhook comes twice @cookie", {
  tag: "@journey",
}, async ({ page, site, tiktok }) => {
  await tiktok.configure({ webhookUrl: `${site.url}${PATH}` });
  await signIn(page);
  await page.reload();
  await expect(page.getByRole("link", { name: /View on TikTok/ })).toBeVisible();
  const reads = async () => (await tiktok.requests("/v2/user/info/")).length;
  const before = await reads();
  await page.reload();
  expect(await reads()).toBe(before);
  await tiktok.act("remove-consents");
  await tiktok.act("repeat-webhook");
  expect(await tiktok.deliveries()).toEqual([200, 200]);
  await tiktok.act("stale-webhook");
  expect((await tiktok.deliveries()).at(-1)).toBe(401);
  await page.reload();
  await expect(page.getByRole("button", { name: "Reconnect TikTok" })).toBeVisible();
  expect(await reads()).toBe(before + 1);
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
});

test("the webhook after disconnecting does no harm", async ({ page, site, tiktok }) => {
  await tiktok.configure({ webhookUrl: `${site.url}${PATH}` });
  await signIn(page);
  await page.goto("/dashboard/settings/disconnect");
  await page.getByRole("button", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/disconnected");
  await expect.poll(() => tiktok.deliveries()).toEqual([200]);
  await expect.poll(site.log).toContain("[webhook] authorization removed by this app");
});

test("unsigned webhooks are limited per address, and TikTok's own never are @cookie", async ({
  page,
  launchSite,
  tiktok,
}) => {
  const site = await launchSite(emulatorEnv(tiktok));
  // This page is in another bundle, which creates the limits.
  await page.goto(`${site.url}/login`);
  const send = (header: string) =>
    page.request.post(site.url + PATH, { data: body, headers: { "tiktok-signature": header } });
  for (let time = 0; time < 30; time++) expect((await send("t=1,s=0")).status()).toBe(401);
  const refused = await send("t=1,s=0");
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  const large = await page.request.post(site.url + PATH, { data: "a".repeat(70_000) });
  expect(large.status()).toBe(429);
  expect((await send(signature(body, tiktok.clientSecret))).status()).toBe(200);
  expect(site.log().match(/bad signature/g)).toHaveLength(30);
});
