import http from "node:http";
import https from "node:https";
import inspector from "node:inspector";

// Node loads this file before Next in development, because Next answers some paths before any middleware of the site:
// they open an editor, restart the server, show source code and give out the debugger's address, which runs any code.
const TOOLS = /__nextjs|\/_next\/(mcp|development)|\/\.well-known\/appspecific/;
const DEBUGGER = "__nextjs_attach-nodejs-inspector";
const LOCAL = ["localhost", "127.0.0.1", "[::1]"];
const OWN_REQUESTS = [undefined, "none", "same-origin"];

const isLocal = (hostname) => LOCAL.includes(hostname);

/**
 * Why the development server refuses a request, in a sentence; null if it does not.
 * @param {import("node:http").IncomingMessage} request
 */
function refusal({ url = "", headers }) {
  const site = process.env.AUTH_URL ?? "";
  const own = URL.canParse(site) ? new URL(site).hostname : "localhost";
  // A web page can point its own host name at this machine. Then it is of the same origin as the site.
  const { host = "", "x-forwarded-host": forwarded = host } = headers;
  const hosts = `${host},${forwarded}`.toLowerCase().split(",");
  const names = hosts.map((name) => name.trim().replace(/:\d+$/, ""));
  if (!names.every((name) => isLocal(name) || name === own))
    return "The development server answers at localhost, and at the address in AUTH_URL if that is set.";
  if (!TOOLS.test(url.split("?")[0])) return null;
  const isForwarded = ["forwarded", "via", "x-forwarded-for"].some((name) => name in headers);
  const isFromHere = [own, ...names].every(isLocal) && !isForwarded;
  if (!isFromHere || !OWN_REQUESTS.includes(headers["sec-fetch-site"]))
    return "Next's tools for development can be used on this machine only, from the site itself.";
  if (url.includes(DEBUGGER) && !inspector.url())
    return "The debugger is off. To use it, start with NODE_OPTIONS=--inspect npm run dev.";
  return null;
}

for (const { prototype } of [http.Server, https.Server]) {
  const { emit } = prototype;
  prototype.emit = function (event, ...args) {
    const reason = ["request", "upgrade"].includes(event) && refusal(args[0]);
    if (!reason) return emit.call(this, event, ...args);
    const head = { "content-type": "text/plain; charset=utf-8", connection: "close" };
    if (event === "request") args[1].writeHead(403, head).end(`${reason}\n`);
    else args[1].end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    return true;
  };
}
