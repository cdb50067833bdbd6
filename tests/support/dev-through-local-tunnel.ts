import { runSite } from "../../scripts/dev-site";
import { runAndExit } from "../../scripts/next-dev";
import { startTlsProxy } from "./tls-proxy";

// `npm run dev:tunnel` with a local proxy instead of ngrok, so that it needs no network and no account.
await runAndExit(() =>
  runSite(async (port) => {
    const proxy = await startTlsProxy();
    proxy.to(`http://localhost:${port}`);
    return { url: proxy.url, close: async () => proxy.close() };
  }),
);
