import { exportAccount } from "@/lib/account/export";
import { isProbe, refuseProbe } from "@/lib/prefetch";
import { secondsOverLimit } from "@/lib/rate-limit";
import { routes } from "@/lib/routes";
import { requireSession } from "@/lib/session/current";

/**
 * Returns everything this site knows about the signed-in person as a JSON file, without tokens. At most five
 * times a minute.
 */
export async function GET(request: Request): Promise<Response> {
  if (isProbe(request)) return refuseProbe(request);
  const session = await requireSession(routes.settings);
  const seconds = await secondsOverLimit("export", session.id);
  if (seconds !== null) {
    const headers = { "retry-after": String(seconds) };
    const message = `You have just exported your data several times. Try again in ${seconds} seconds.`;
    return new Response(message, { status: 429, headers });
  }
  const data = await exportAccount(session);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "private, no-store",
    },
  });
}
