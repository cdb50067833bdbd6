import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { SCOPES } from "../state/scopes";
import { newTikTok } from "../test-client";

interface SignedIn {
  openId: string;
  accessToken: string;
  refreshToken: string;
  accessTokenExpiresAt: number;
  refreshTokenExpiresAt: number;
  scopes: string[];
}

const PROFILE =
  "/v2/user/info/?fields=open_id,union_id,display_name,username,follower_count,likes_count";

/** An emulator with added people. */
async function withPeople(count: number, scopes?: string[]) {
  const tiktok = await newTikTok({ rateLimitPerMinute: 100_000 });
  const answer = await tiktok.control("POST", "people", { count, ...(scopes && { scopes }) });
  const { people } = (await answer.json()) as { people: SignedIn[] };
  const first = people[0] as SignedIn;
  const profile = async (accessToken: string) =>
    (await (await tiktok.api(PROFILE, accessToken)).json()).data.user;
  return { tiktok, people, first, profile };
}

describe("added people", () => {
  it("have tokens and a profile of their own", async () => {
    const { people, profile } = await withPeople(3);
    const users = await Promise.all(people.map(({ accessToken }) => profile(accessToken)));
    expect(users.map((user) => user.display_name)).toEqual(["Person 1", "Person 2", "Person 3"]);
    expect(users.map((user) => user.open_id)).toEqual(people.map(({ openId }) => openId));
    for (const name of ["open_id", "union_id", "username", "follower_count", "likes_count"]) {
      expect(new Set(users.map((user) => user[name])).size, name).toBe(3);
    }
    const seconds = Math.floor(Date.now() / 1000);
    for (const person of people) {
      expect(person.openId).toHaveLength(36);
      expect(person.scopes).toEqual([...SCOPES]);
      expect(Math.abs(person.accessTokenExpiresAt - seconds - 7_200)).toBeLessThan(5);
      expect(Math.abs(person.refreshTokenExpiresAt - seconds - 15_552_000)).toBeLessThan(5);
    }
  });

  it("join those of an earlier call, and are gone after a reset", async () => {
    const { tiktok, first, profile } = await withPeople(2);
    const { people } = await (await tiktok.control("POST", "people", { count: 1 })).json();
    expect((await profile(people[0].accessToken)).display_name).toBe("Person 3");
    expect((await profile(first.accessToken)).display_name).toBe("Person 1");
    await tiktok.control("POST", "reset");
    expect((await tiktok.api(PROFILE, first.accessToken)).status).toBe(401);
    const history = await tiktok.control("GET", `history?open_id=${first.openId}`);
    expect(history.status).toBe(404);
    expect((await tiktok.decide({ persona: "person-1" })).status).toBe(400);
  });

  it("are not on the consent page", async () => {
    const { tiktok } = await withPeople(2);
    const html = await (await tiktok.authorize({}, "emulator_account=newcomer")).text();
    expect(html).toContain("newcomer");
    expect(html).not.toContain("Person 1");
  });

  it("refresh, with rotation", async () => {
    const { tiktok, first, profile } = await withPeople(2);
    const next = await tiktok.refresh(first.refreshToken);
    expect(next.open_id).toBe(first.openId);
    expect(await tiktok.refresh(first.refreshToken)).toMatchObject({ error: "invalid_grant" });
    expect((await profile(next.access_token)).open_id).toBe(first.openId);
    expect(await tiktok.refresh(next.refresh_token)).toHaveProperty("access_token");
  });

  it("have videos whose ids no one else has, and a past", async () => {
    const { tiktok, people } = await withPeople(5);
    const ids: string[] = [];
    for (const [index, { accessToken }] of people.entries()) {
      const list = await tiktok.api("/v2/video/list/?fields=id", accessToken, { max_count: 20 });
      const { videos } = (await list.json()).data;
      expect(videos).toHaveLength(index + 1);
      ids.push(...videos.map(({ id }: { id: string }) => id));
    }
    expect(new Set(ids).size).toBe(15);
    const history = await tiktok.control("GET", `history?open_id=${people[4]?.openId}&days=60`);
    const { days } = await history.json();
    expect(days[0].likes).toBeLessThan(days[59].likes);
  });

  it("revoke one by one, and TikTok sends a webhook for each", async () => {
    const received: string[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      received.push(JSON.parse(body).user_openid);
      response.end();
    }).listen(0, "localhost");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { tiktok, people, first } = await withPeople(3);
    await tiktok.control("PATCH", "settings", { webhookUrl: `http://localhost:${port}/hook` });
    await tiktok.post("/v2/oauth/revoke/", { token: first.accessToken });
    await expect.poll(() => received).toEqual([first.openId]);
    expect((await tiktok.api(PROFILE, first.accessToken)).status).toBe(401);
    expect((await tiktok.api(PROFILE, people[1]?.accessToken ?? "")).status).toBe(200);
    await tiktok.control("POST", "actions/remove-consents");
    server.close();
    expect(received).toEqual(people.map(({ openId }) => openId));
  });

  it("grant only some scopes if asked, and always the basic one", async () => {
    const { tiktok, first } = await withPeople(1, ["user.info.stats"]);
    expect(first.scopes).toEqual(["user.info.basic", "user.info.stats"]);
    expect((await tiktok.refresh(first.refreshToken)).scope).toBe(
      "user.info.basic,user.info.stats",
    );
    expect((await tiktok.api(PROFILE, first.accessToken)).status).toBe(401);
  });

  it.each([
    {},
    { count: 0 },
    { count: 5_001 },
    { count: 1, scopes: ["email"] },
    { count: 1, a: 1 },
  ])("are refused for %j", async (body) => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("POST", "people", body)).status).toBe(400);
    const { grants } = await (await tiktok.control("GET", "tokens")).json();
    expect(grants).toEqual([]);
  });
});

describe("the tokens of a persona", () => {
  const signIn = async (body: Record<string, unknown>) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("POST", "tokens", body);
    return { tiktok, status: answer.status, body: await answer.json() };
  };

  it("are issued without a browser", async () => {
    const { tiktok, body } = await signIn({ persona: "creator", scopes: ["video.list"] });
    expect(body.scopes).toEqual(["user.info.basic", "video.list"]);
    const path = "/v2/user/info/?fields=open_id,display_name";
    const { user } = (await (await tiktok.api(path, body.accessToken)).json()).data;
    expect(user).toEqual({ open_id: body.openId, display_name: "Paper Boats" });
    expect((await tiktok.refresh(body.refreshToken)).scope).toBe("user.info.basic,video.list");
    const skipped = await tiktok.authorize({}, "emulator_account=creator");
    expect(skipped.headers.get("location")).toContain("scopes=user.info.basic%2Cvideo.list");
  });

  it("can be for another app, which has its own open_id for the persona", async () => {
    const tiktok = await newTikTok();
    const settings = await (await tiktok.control("GET", "settings")).json();
    const { appName, appKind, appStatus, targetUsers, webhookUrl } = settings;
    const { webRedirectUris, desktopRedirectUris, approvedScopes } = settings;
    const portal = { appName, appKind, appStatus, targetUsers, webhookUrl };
    const other = { ...portal, webRedirectUris, desktopRedirectUris, approvedScopes };
    const otherApps = [{ ...other, clientKey: "sbother", clientSecret: "secret" }];
    await tiktok.control("PATCH", "settings", { otherApps });
    const ask = async (body: object) =>
      (await tiktok.control("POST", "tokens", { persona: "creator", ...body })).json();
    const [first, second] = [await ask({}), await ask({ clientKey: "sbother" })];
    const read = await tiktok.api("/v2/user/info/?fields=open_id", second.accessToken);
    expect((await read.json()).data.user.open_id).toBe(second.openId);
    expect(second.openId).not.toBe(first.openId);
    expect(await ask({ clientKey: "none" })).toEqual({
      error: 'No app has the client key "none".',
    });
  });

  it.each([
    [{ persona: "nobody" }, 404, 'There is no persona "nobody".'],
    [{ persona: "person-1" }, 404, 'There is no persona "person-1".'],
    [{ persona: "non-target" }, 400, '"non-target" is not a target user of the sandbox.'],
    [{}, 400, expect.stringContaining("persona")],
  ])("are refused for %j", async (wanted, status, error) => {
    expect(await signIn(wanted)).toMatchObject({ status, body: { error } });
  });
});
