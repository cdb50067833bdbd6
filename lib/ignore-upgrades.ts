import { Server } from "node:http";

/**
 * Lets the servers of this process answer requests that ask for another protocol, such as a WebSocket, like any other
 * request. In production, Next keeps their sockets open without an answer, for a custom server that would take them over,
 * so that a client could use up the process's sockets.
 */
export function ignoreUpgrades(): void {
  const emit: (...event: [string]) => boolean = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, ...event: [string]) {
    // Node asks for this listener once it has read the request, and Next adds it before the first connection.
    if (event[0] === "connection") this.removeAllListeners("upgrade");
    return emit.apply(this, event);
  };
}
