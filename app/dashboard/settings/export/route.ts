import { exportAccount } from "@/lib/account/export";
import { routes } from "@/lib/routes";
import { requireSession } from "@/lib/session/current";

/** Returns everything this site knows about the signed-in person as a JSON file, without tokens. */
export async function GET(): Promise<Response> {
  const data = await exportAccount(await requireSession(routes.settings));
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "private, no-store",
    },
  });
}
