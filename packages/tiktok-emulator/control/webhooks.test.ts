import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

let stop = () => {};
afterEach(() => stop());

/** An emulator, and an app that answers its webhooks with these statuses and then with the last one. */
async function withApp(statuses: number[], settings: Record<string, unknown> = {}) {
  const received: { client_key: string; event: string; user_openid: string; content: unknown }[] =
    [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const event = JSON.parse(body);
    received.push({ ...event, content: JSON.parse(event.content) });
    response.statusCode = statuses[received.length - 1] ?? statuses.at(-1) ?? 200;
    response.end();
  }).listen(0, "localhost");
  stop = () => void server.close();
  await once(server, "listening");
  const webhookUrl = `http://localhost:${(server.address() as AddressInfo).port}/hook`;
  const tiktok = await newTikTok({ webhookUrl, webhookRetrySeconds: 0.02, ...settings });
  const send = (body: object) => tiktok.control("POST", "webhooks", body);
  const deliveries = async (): Promise<Delivery[]> =>
    (await (await tiktok.control("GET", "deliveries")).json()).deliveries;
  return { tiktok, received, send, deliveries };
}

interface Delivery {
  status: number;
  attempt: number;
  signature: string;
  body: string;
}

describe("authorization.removed", () => {
  it.each([0, 1, 2, 3, 4, 5])("with reason %s comes after the tokens are dead", async (reason) => {
    const { tiktok, received, send } = await withApp([200]);
    const { access_token, open_id } = await tiktok.signIn();
    const event = { persona: "creator", event: "authorization.removed", content: { reason } };
    const answer = await send(event);
    expect(await answer.json()).toMatchObject({ deliveries: [{ status: 200, attempt: 1 }] });
    expect(received).toMatchObject([{ user_openid: open_id, content: { reason } }]);
    expect((await tiktok.api("/v2/user/info/?fields=open_id", access_token)).status).toBe(401);
  });

  it.each([
    [2, "deleted"],
    [4, "banned"],
  ])(
    "with reason %s closes the account, and every app with a grant gets it",
    async (reason, standing) => {
      const { tiktok, received, send } = await withApp([200]);
      const settings = await (await tiktok.control("GET", "settings")).json();
      const { webhookUrl, desktopRedirectUris } = settings;
      const app = { appName: "Second", clientKey: "sbsecond", clientSecret: "second", webhookUrl };
      const otherApps = [
        {
          ...app,
          desktopRedirectUris,
          appKind: null,
          appStatus: "live",
          targetUsers: null,
          webRedirectUris: [],
          approvedScopes: ["user.info.basic"],
        },
      ];
      expect((await tiktok.control("PATCH", "settings", { otherApps })).status).toBe(200);
      await tiktok.signIn();
      await tiktok.code({}, { client_key: "sbsecond", scope: "user.info.basic" });
      await send({ persona: "creator", event: "authorization.removed", content: { reason } });
      expect(received.map(({ client_key }) => client_key).sort()).toEqual([
        "sbemulator0clientkey",
        "sbsecond",
      ]);
      const login = new URLSearchParams({ persona: "creator" });
      const refused = await tiktok.request("/_emulator/login", { method: "POST", body: login });
      expect([refused.status, await refused.text()]).toEqual([
        403,
        expect.stringContaining(standing),
      ]);
    },
  );

  it("has no other reason", async () => {
    const { send } = await withApp([200]);
    const event = { persona: "creator", event: "authorization.removed", content: { reason: 6 } };
    expect((await send(event)).status).toBe(400);
  });
});

describe("every other event", () => {
  it("has a content of its own, and can have another", async () => {
    const { tiktok, received, send } = await withApp([200]);
    const { access_token } = await tiktok.signIn();
    const { events } = await (await tiktok.control("GET", "webhooks")).json();
    const names = Object.keys(events).filter((name) => name !== "authorization.removed");
    expect(names).toHaveLength(8);
    for (const event of names) await send({ persona: "creator", event });
    expect(received.map(({ event }) => event)).toEqual(names);
    expect(received.map(({ content }) => content)).toEqual(names.map((name) => events[name]));
    await send({ persona: "creator", event: names[0], content: { share_id: "mine" } });
    expect(received.at(-1)?.content).toEqual({ share_id: "mine" });
    expect((await tiktok.api("/v2/user/info/?fields=open_id", access_token)).status).toBe(200);
  });

  it.each([
    [{ persona: "creator", event: "video.liked" }, 400],
    [{ persona: "nobody", event: "video.upload.failed" }, 404],
  ])("is refused for %j", async (body, status) => {
    const { send, received } = await withApp([200]);
    expect((await send(body)).status).toBe(status);
    expect(received).toEqual([]);
  });

  it("is not sent without a webhook URL", async () => {
    const { send } = await withApp([200], { webhookUrl: null });
    const answer = await send({ persona: "creator", event: "video.upload.failed" });
    expect(await answer.json()).toEqual({ deliveries: [] });
  });
});

describe("a webhook that is not answered with 2xx", () => {
  const EVENT = { persona: "creator", event: "video.upload.failed" };

  it("is sent again until it is", async () => {
    const { send, deliveries } = await withApp([500, 302, 204]);
    await send(EVENT);
    await expect.poll(deliveries).toMatchObject([
      { status: 500, attempt: 1 },
      { status: 302, attempt: 2 },
      { status: 204, attempt: 3 },
    ]);
    const all = await deliveries();
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
  });

  it("is not sent again without retries, or after a reset", async () => {
    const without = await withApp([500], { webhookRetrySeconds: null });
    await without.send(EVENT);
    const reset = await withApp([500], { webhookRetrySeconds: 0.2 });
    await reset.send(EVENT);
    await reset.tiktok.control("POST", "reset");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(without.received).toHaveLength(1);
    expect(reset.received).toHaveLength(1);
  });

  it.each([true, false])("has a new time in its signature: %s", async (signsAgain) => {
    const { tiktok, send, deliveries } = await withApp([500, 200], {
      webhookRetrySignsAgain: signsAgain,
      webhookRetrySeconds: 0.2,
    });
    await send(EVENT);
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 3_600 });
    await expect.poll(async () => (await deliveries()).length).toBe(2);
    const times = (await deliveries()).map(({ signature }) =>
      Number(/t=(\d+)/.exec(signature)?.[1]),
    );
    expect((times[1] ?? 0) - (times[0] ?? 0) >= 3_600).toBe(signsAgain);
  });
});
