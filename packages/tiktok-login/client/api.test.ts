import { expect, it, vi } from "vitest";
import { z } from "zod";
import { createTikTok } from "./tiktok";

const tiktok = createTikTok({
  clientKey: "the-key",
  clientSecret: "the-secret",
  scopes: ["user.info.basic"],
});

const answer = z.object({ data: z.object({ title: z.string() }) });

function respond(body: object) {
  return vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json(body));
}

it("reads with GET, with the fields in the query and the token in a header alone", async () => {
  const fetch = respond({ data: { title: "One" }, error: { code: "ok" } });
  const fields = ["title", "id"];
  expect(await tiktok.call("video/query", "act.sample", answer, { fields })).toMatchObject({
    body: { data: { title: "One" } },
  });
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("https://open.tiktokapis.com/v2/video/query/?fields=title,id");
  expect(new Request(url as string, init)).toMatchObject({ method: "GET", body: null });
  expect(init?.headers).toEqual({ authorization: "Bearer act.sample" });
});

it("posts a body as JSON", async () => {
  const fetch = respond({ data: { title: "One" }, error: { code: "ok" } });
  await tiktok.call("post/publish/creator_info/query", "act.sample", answer, { body: {} });
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("https://open.tiktokapis.com/v2/post/publish/creator_info/query/");
  expect(init).toMatchObject({ method: "POST", body: "{}" });
  expect(new Headers(init?.headers).get("content-type")).toMatch(/^application\/json/);
});

it("names the endpoint in a failure", async () => {
  respond({ error: { code: "scope_not_authorized", message: "no", log_id: "1" } });
  await expect(tiktok.call("video/query", "act.sample", answer)).rejects.toMatchObject({
    failure: "scope_refused",
    detail: { endpoint: "video/query" },
  });
});
