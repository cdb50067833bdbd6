import type { Tunnel } from "./run-through-tunnel";

const TOKEN_PAGE = "https://dashboard.ngrok.com/get-started/your-authtoken";

/**
 * Opens an ngrok tunnel to a port of this machine. It requires NGROK_AUTHTOKEN; NGROK_DOMAIN fixes the address.
 * @throws {Error} one sentence: the token is missing, ngrok refuses token or domain, or ngrok cannot be reached
 * @see https://ngrok.com/docs/agent-sdks
 */
export async function openNgrok(port: number): Promise<Tunnel> {
  const authtoken = process.env.NGROK_AUTHTOKEN?.trim();
  const domain = process.env.NGROK_DOMAIN?.trim().replace(/^https?:\/\//, "");
  if (!authtoken) {
    throw new Error(
      `NGROK_AUTHTOKEN is missing: copy yours from ${TOKEN_PAGE} into .env.local. To work without ngrok, see docs/local-tiktok.md.`,
    );
  }
  // Imported here, because its native module does not exist for every platform.
  const { forward } = await import("@ngrok/ngrok");
  try {
    const listener = await forward({
      addr: `localhost:${port}`,
      authtoken,
      ...(domain && { domain }),
    });
    const url = listener.url();
    if (!url) throw new Error("ngrok returned no address.");
    return { url: new URL(url).origin, close: () => listener.close() };
  } catch (error) {
    throw new Error(explainNgrokError((error as Error).message, domain));
  }
}

/** Explains ngrok's error in one sentence. @see https://ngrok.com/docs/errors */
export function explainNgrokError(message: string, domain: string | undefined): string {
  const code = /ERR_NGROK_\d+/.exec(message)?.[0];
  const suffix = code ? ` (${code})` : "";
  if (/^failed to connect|dns|timed? ?out/i.test(message) && !code) {
    return "ngrok cannot be reached: check your network and firewall.";
  }
  if (/authtoken|authentication|credential/i.test(message) && !/domain/i.test(message)) {
    return `ngrok refuses NGROK_AUTHTOKEN${suffix}: copy it again from ${TOKEN_PAGE}.`;
  }
  if (/already online/i.test(message)) {
    return `${domain ?? "The address"} is in use by another tunnel${suffix}: stop that one first.`;
  }
  if (domain && /domain|reserve|hostname/i.test(message)) {
    return `ngrok refuses NGROK_DOMAIN=${domain}${suffix}: reserve it at https://dashboard.ngrok.com/domains or remove the variable.`;
  }
  return `ngrok could not open a tunnel: ${message.split("\n")[0]}`;
}
