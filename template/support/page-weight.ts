import type { Browser, CDPSession } from "@playwright/test";

/** What a first visit of a page transfers, in bytes on the wire, headers included. */
export interface PageWeight {
  html: number;
  /** The HTML after decompression. */
  htmlDecoded: number;
  script: number;
  style: number;
  font: number;
  /** Of the page's own server. */
  requests: number;
}

interface Transfer {
  url: string;
  type: string;
  decoded: number;
}

const QUIET_MS = 500;

/**
 * Loads a page in a new browser profile and counts what came over the network from the page's own server.
 * @param cookie the value of a Cookie header, or an empty text
 */
export async function pageWeight(browser: Browser, url: string, cookie = ""): Promise<PageWeight> {
  const context = await browser.newContext(cookie ? { extraHTTPHeaders: { cookie } } : {});
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    const { weigh } = await record(client, new URL(url).origin);
    await page.goto(url, { waitUntil: "networkidle" });
    await page.waitForTimeout(QUIET_MS);
    return weigh();
  } finally {
    await context.close();
  }
}

async function record(client: CDPSession, origin: string) {
  const transfers = new Map<string, Transfer>();
  const sizes = new Map<string, number>();
  await client.send("Network.enable");
  client.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (response.url.startsWith(origin))
      transfers.set(requestId, { url: response.url, type, decoded: 0 });
  });
  client.on("Network.dataReceived", ({ requestId, dataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.decoded += dataLength;
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength);
  });
  const weigh = (): PageWeight => {
    const all = [...transfers].map(([id, transfer]) => ({ ...transfer, wire: sizes.get(id) ?? 0 }));
    const sum = (type: string) =>
      all.filter((one) => one.type === type).reduce((total, { wire }) => total + wire, 0);
    return {
      html: sum("Document"),
      htmlDecoded: all.find(({ type }) => type === "Document")?.decoded ?? 0,
      script: sum("Script"),
      style: sum("Stylesheet"),
      font: sum("Font"),
      requests: all.length,
    };
  };
  return { weigh };
}
