import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("webhooks", () => {
  it("sign time and body, are sent to this machine only, and can be repeated", async () => {
    const received: { signature: string; body: string }[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      received.push({ signature: String(request.headers["tiktok-signature"]), body });
      response.end();
    }).listen(0, "localhost");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const tiktok = await newTikTok();
    const elsewhere = { webhookUrl: "https://example.com/hook" };
    expect((await tiktok.control("PATCH", "settings", elsewhere)).status).toBe(400);
    await tiktok.control("PATCH", "settings", { webhookUrl: `http://localhost:${port}/hook` });
    const { open_id } = await tiktok.signIn();
    await tiktok.control("POST", "actions/remove-consents");
    await tiktok.control("POST", "actions/repeat-webhook");
    await tiktok.control("POST", "actions/stale-webhook");
    server.close();
    expect(received).toHaveLength(3);
    const [first, again, stale] = received;
    expect(JSON.parse(first?.body ?? "")).toEqual({
      client_key: "sbemulator0clientkey",
      event: "authorization.removed",
      create_time: expect.any(Number),
      user_openid: open_id,
      content: '{"reason":1}',
    });
    expect(again?.body).toBe(first?.body);
    for (const { signature, body } of received) {
      const [, time, hash] = /^t=(\d+),s=([0-9a-f]{64})$/.exec(signature) ?? [];
      const secret = "emulator-secret-not-for-the-real-tiktok";
      expect(createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")).toBe(hash);
    }
    expect(Number(/t=(\d+)/.exec(stale?.signature ?? "")?.[1])).toBeLessThan(
      Date.now() / 1000 - 86_400,
    );
  });
});
