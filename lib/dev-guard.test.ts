import { once } from "node:events";
import { createServer } from "node:http";
import inspector from "node:inspector";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import "./dev-guard.mjs";

const server = createServer((_, response) => response.end("the site"));
server.on("upgrade", (_, socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"));

beforeAll(() => once(server.listen(0, "localhost"), "listening"));
afterAll(() => server.close());
beforeEach(() => vi.stubEnv("AUTH_URL", ""));

/** What the server answers, as bytes on the wire: `fetch` would not send any host or path. */
async function ask(path: string, ...headers: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "localhost");
  socket.end([`GET ${path} HTTP/1.1`, ...headers, "Connection: close", "", ""].join("\r\n"));
  return (await socket.setEncoding("utf8").toArray()).join("");
}

const REFUSED = /^HTTP\/1\.1 403 /;
const ANSWERED = /^HTTP\/1\.1 200 /;

const TOOLS = [
  "/__nextjs_restart_dev",
  "/__nextjs_launch-editor?file=x",
  "/__nextjs_original-stack-frames",
  "/__nextjs_source-map?filename=x",
  "/__nextjs_server_status",
  "/x/../__nextjs_server_status",
  "/x\\..\\__nextjs_server_status",
  "//elsewhere/__nextjs_source-map",
  "http://localhost/__nextjs_server_status",
  "/_next/mcp",
  "/_next/mcp/",
  "/_next/development/request-insights",
  "/.well-known/appspecific/com.chrome.devtools.json",
];

it.each(["localhost", "localhost:3000", "LOCALHOST", "127.0.0.1:3000", "[::1]:3000"])(
  "answers at %s",
  async (host) => {
    expect(await ask("/", `Host: ${host}`)).toMatch(ANSWERED);
    for (const path of TOOLS) expect(await ask(path, `Host: ${host}`), path).toMatch(ANSWERED);
  },
);

it.each([
  ["Host: rebound.example:3000"],
  ["Host: localhost.rebound.example"],
  ["Host: localhost@rebound.example"],
  ["Host: localhost,rebound.example"],
  ["Host: rebound.example:localhost"],
  ["Host: 0.0.0.0"],
  ["Host: 192.0.2.7:3000"],
  ["Host:"],
  ["Host: localhost", "X-Forwarded-Host: rebound.example"],
  ["Host: localhost", "X-Forwarded-Host: localhost, rebound.example"],
  ["Host: rebound.example", "X-Forwarded-Host: localhost"],
])("refuses everything with %s %s", async (...headers) => {
  for (const path of ["/", "/login", "/_next/static/chunks/main.js", "/_next/hmr", ...TOOLS])
    expect(await ask(path, ...headers), path).toMatch(REFUSED);
  const upgrade = ["Connection: Upgrade", "Upgrade: websocket"];
  expect(await ask("/_next/hmr", ...headers, ...upgrade)).toMatch(REFUSED);
});

it("passes WebSockets of known hosts on", async () => {
  vi.stubEnv("AUTH_URL", "https://tunnel.example");
  for (const host of ["localhost:3000", "tunnel.example"])
    expect(
      await ask("/_next/hmr", `Host: ${host}`, "Connection: Upgrade", "Upgrade: websocket"),
    ).toMatch(/^HTTP\/1\.1 101 /);
});

it.each([
  ["a tunnel", "https://tunnel.example", ["Host: tunnel.example"]],
  ["a tunnel, in capitals", "https://tunnel.example", ["Host: TUNNEL.example:443"]],
  [
    "a tunnel that changes the host",
    "https://tunnel.example",
    ["Host: localhost:3000", "X-Forwarded-Host: tunnel.example"],
  ],
  ["a tunnel that forwards bytes", "https://tunnel.example", ["Host: localhost:3000"]],
  ["a proxy", "", ["Host: localhost:3000", "X-Forwarded-For: 192.0.2.7"]],
  ["a proxy of RFC 7239", "", ["Host: localhost:3000", "Forwarded: for=192.0.2.7"]],
  ["a proxy that names itself", "", ["Host: localhost:3000", "Via: 1.1 proxy"]],
  ["another web page", "", ["Host: localhost:3000", "Sec-Fetch-Site: cross-site"]],
  ["another port", "", ["Host: localhost:3000", "Sec-Fetch-Site: same-site"]],
])("through %s, shows the site and none of Next's tools", async (_, authUrl, headers) => {
  vi.stubEnv("AUTH_URL", authUrl);
  for (const path of ["/", "/_next/static/chunks/main.js", "/login?callbackUrl=/__nextjs"])
    expect(await ask(path, ...headers), path).toMatch(ANSWERED);
  for (const path of TOOLS) expect(await ask(path, ...headers), path).toMatch(REFUSED);
});

it("opens the debugger for no request, and gives its address only if it was opened", async () => {
  const path = "/x/../__nextjs_attach-nodejs-inspector?x";
  expect(await ask(path, "Host: localhost")).toMatch(REFUSED);
  vi.spyOn(inspector, "url").mockReturnValue("ws://127.0.0.1:9229/secret");
  expect(await ask(path, "Host: localhost")).toMatch(ANSWERED);
  expect(await ask(path, "Host: rebound.example")).toMatch(REFUSED);
});
