import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What TikTok answered. */
interface RecordedAnswer {
  path: string;
  status: number;
  /** Whose access token or refresh token it was; empty if it is not known. */
  openId: string;
  /** The refresh token that was sent, if any. */
  sent: string;
  /** Whether the answer has tokens. */
  isAccepted: boolean;
  error: string | undefined;
}

/**
 * Starts a server that passes everything on to an emulator and records the answers. The emulator itself keeps only the
 * last thousand.
 */
export async function startRecordingProxy(emulatorUrl: string) {
  const answers: RecordedAnswer[] = [];
  const owners = new Map<string, string>();
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", url = "/", headers } = incoming;
    const passedOn = ["authorization", "content-type"].flatMap((name) =>
      headers[name] === undefined ? [] : [[name, String(headers[name])] as [string, string]],
    );
    try {
      const sent = await buffer(incoming);
      const answer = await fetch(new URL(url, emulatorUrl), {
        method,
        headers: [...passedOn, ["connection", "close"]],
        ...(method === "POST" && { body: new Uint8Array(sent) }),
      });
      const text = await answer.text();
      record(url, String(sent), headers.authorization ?? "", answer.status, text);
      const retryAfter = answer.headers.get("retry-after");
      outgoing.writeHead(answer.status, {
        "content-type": "application/json",
        ...(retryAfter && { "retry-after": retryAfter }),
      });
      outgoing.end(text);
    } catch {
      // The emulator has reset the connection, or the job was killed while it sent its request.
      outgoing.destroy();
    }
  });
  // Neither side keeps a connection that the other one may close while a request is on its way.
  server.keepAliveTimeout = 0;
  server.listen(0, "localhost");
  await once(server, "listening");

  function record(url: string, sent: string, bearer: string, status: number, text: string) {
    const body = text ? JSON.parse(text) : {};
    const refreshToken = new URLSearchParams(sent).get("refresh_token") ?? "";
    const isAccepted = typeof body.access_token === "string";
    if (isAccepted) owners.set(body.access_token, body.open_id);
    const user = body.data?.user?.open_id;
    answers.push({
      path: new URL(url, emulatorUrl).pathname,
      status,
      openId: user ?? owners.get(bearer.replace("Bearer ", "")) ?? "",
      sent: refreshToken,
      isAccepted,
      error: typeof body.error === "string" ? body.error : undefined,
    });
  }

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** The answers of an endpoint, in order. */
    answers: (path: string) => answers.filter((answer) => answer.path === path),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
