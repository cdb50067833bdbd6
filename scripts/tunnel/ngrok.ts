import type { Tunnel } from "./serve-through";

const TOKEN_PAGE = "https://dashboard.ngrok.com/get-started/your-authtoken";

/**
 * Opens an ngrok tunnel to a port of this machine, with NGROK_AUTHTOKEN and, for a name that stays,
 * NGROK_DOMAIN.
 * @throws {Error} one sentence: no token, refused token or domain, no network
 * @see https://ngrok.com/docs/agent-sdks
 */
export async function openNgrok(port: number): Promise<Tunnel> {
  const authtoken = process.env.NGROK_AUTHTOKEN?.trim();
  const domain = process.env.NGROK_DOMAIN?.trim().replace(/^https?:\/\//, "");
  if (!authtoken) {
    throw new Error(
      `NGROK_AUTHTOKEN is missing: copy yours from ${TOKEN_PAGE} into .env.local. Without ngrok, see docs/local-tiktok.md.`,
    );
  }
  // Loaded only here: its native part is missing on some platforms.
  const { forward } = await import("@ngrok/ngrok");
  try {
    const listener = await forward({
      addr: `localhost:${port}`,
      authtoken,
      ...(domain && { domain }),
    });
    const url = listener.url();
    if (!url) throw new Error("ngrok gave no address.");
    return { url: new URL(url).origin, close: () => listener.close() };
  } catch (error) {
    throw new Error(explain((error as Error).message, domain));
  }
}

/** What ngrok's error means for whoever runs this, in one sentence. @see https://ngrok.com/docs/errors */
export function explain(message: string, domain: string | undefined): string {
  const code = /ERR_NGROK_\d+/.exec(message)?.[0];
  const said = code ? ` (${code})` : "";
  if (/^failed to connect|dns|timed? ?out/i.test(message) && !code) {
    return "ngrok cannot be reached: check the network, or a firewall that closes it off.";
  }
  if (/authtoken|authentication|credential/i.test(message) && !/domain/i.test(message)) {
    return `ngrok refuses NGROK_AUTHTOKEN${said}: copy it again from ${TOKEN_PAGE}.`;
  }
  if (/already online/i.test(message)) {
    return `${domain ?? "The address"} is in use by another tunnel${said}: end that one first.`;
  }
  if (domain && /domain|reserve|hostname/i.test(message)) {
    return `ngrok refuses NGROK_DOMAIN=${domain}${said}: reserve it at https://dashboard.ngrok.com/domains or leave it out.`;
  }
  return `ngrok does not open a tunnel: ${message.split("\n")[0]}`;
}
