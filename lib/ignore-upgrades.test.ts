import { once } from "node:events";
import { createServer, Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { ignoreUpgrades } from "@/lib/ignore-upgrades";

const { emit } = Server.prototype;
afterEach(() => {
  Server.prototype.emit = emit;
});

it.each(["websocket", "h2c"])(
  "a request for %s gets an answer like any other",
  async (protocol) => {
    ignoreUpgrades();
    const server = createServer((_, response) => response.end("the site"));
    // As Next, which leaves the socket to somebody else.
    server.on("upgrade", () => {});
    await once(server.listen(0, "localhost"), "listening");
    const socket = connect((server.address() as AddressInfo).port, "localhost");
    const lines = [
      "GET /x HTTP/1.1",
      "Host: localhost",
      "Connection: Upgrade",
      `Upgrade: ${protocol}`,
    ];
    socket.write([...lines, "", ""].join("\r\n"));
    const [answer] = await once(socket.setEncoding("utf8"), "data");
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
    server.close();
  },
);
