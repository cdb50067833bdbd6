import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** The endpoint of the guide about another scope, which the emulator does not have. */
const CREATOR_INFO = "/v2/post/publish/creator_info/query/";

/**
 * Starts a server before the emulator that answers this endpoint as TikTok documents it, and passes everything else on.
 * @see https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info
 */
export async function startPostingStub(emulatorUrl: string) {
  const tokens: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", url = "/", headers } = incoming;
    const sent = await buffer(incoming);
    if (url === CREATOR_INFO) {
      tokens.push(headers.authorization ?? "");
      const data = {
        creator_nickname: "Paper Boats",
        privacy_level_options: ["SELF_ONLY"],
        max_video_post_duration_sec: 300,
      };
      outgoing.setHeader("content-type", "application/json");
      const isRight = method === "POST" && headers.authorization?.startsWith("Bearer act.");
      const error = { code: isRight ? "ok" : "access_token_invalid", message: "", log_id: "1" };
      return outgoing.end(JSON.stringify({ data: isRight ? data : {}, error }));
    }
    const passedOn = ["authorization", "content-type", "cookie"].flatMap((name) =>
      headers[name] === undefined ? [] : [[name, String(headers[name])] as [string, string]],
    );
    const answer = await fetch(new URL(url, emulatorUrl), {
      method,
      headers: passedOn,
      redirect: "manual",
      ...(method === "POST" && { body: new Uint8Array(sent) }),
    });
    outgoing.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "application/json",
    });
    outgoing.end(await answer.text());
  }).listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** The Authorization header of each call. */
    tokens,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
