import { runSite, type Tunnel } from "./dev-site";
import { runAndExit } from "./next-dev";

/**
 * Opens an ngrok tunnel to a port of this machine. It requires NGROK_AUTHTOKEN; NGROK_DOMAIN fixes the address.
 * @see https://ngrok.com/docs/agent-sdks
 */
async function openNgrok(port: number): Promise<Tunnel> {
  const authtoken = process.env.NGROK_AUTHTOKEN?.trim();
  const domain = process.env.NGROK_DOMAIN?.trim().replace(/^https?:\/\//, "");
  if (!authtoken) {
    throw new Error(
      "NGROK_AUTHTOKEN is missing: copy yours from https://dashboard.ngrok.com/get-started/your-authtoken into .env.local. To work without ngrok, see docs/local-tiktok.md.",
    );
  }
  // Imported here, because its native module does not exist for every platform.
  const { forward } = await import("@ngrok/ngrok");
  const options = { addr: `localhost:${port}`, authtoken, ...(domain && { domain }) };
  const listener = await forward(options).catch(({ message }: Error) => {
    // Its message says what is wrong, such as the authtoken, the domain or the network, over several lines.
    const what = message.replaceAll(/\s+/g, " ").trim();
    throw new Error(`ngrok could not open a tunnel (https://ngrok.com/docs/errors): ${what}`);
  });
  return { url: new URL(listener.url() ?? "").origin, close: () => listener.close() };
}

await runAndExit(() => runSite(openNgrok));
