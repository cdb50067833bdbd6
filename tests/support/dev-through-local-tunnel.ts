import { runToTheEnd } from "../../scripts/next-dev";
import { serveThrough } from "../../scripts/tunnel/serve-through";
import { startTlsProxy } from "./tls-proxy";

// `npm run dev:tunnel` with a proxy of this machine in ngrok's place: no network and no account.
await runToTheEnd(() =>
  serveThrough(async (port) => {
    const proxy = await startTlsProxy();
    proxy.to(`http://localhost:${port}`);
    return { url: proxy.url, close: async () => proxy.close() };
  }),
);
