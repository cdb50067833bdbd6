import { collectOwnData } from "@/lib/account/export";
import { requireSession } from "@/lib/session/current";

/** Everything that this site holds about the person, as a JSON file; no token is in it. */
export async function GET(): Promise<Response> {
  const data = await collectOwnData(await requireSession("/dashboard/settings"));
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "no-store",
    },
  });
}
