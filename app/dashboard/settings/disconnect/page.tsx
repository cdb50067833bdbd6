import type { Metadata } from "next";
import { DisconnectForm } from "@/components/settings/disconnect-form";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

export const metadata: Metadata = { title: "Disconnect TikTok", robots: { index: false } };

/** Asks for confirmation when there is no JavaScript to open a dialog. */
export default async function Disconnect() {
  await sessions.require(routes.disconnect);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-title">Disconnect TikTok?</h1>
      <DisconnectForm />
      <p className="mt-4 text-center text-sm">
        <a href={routes.settings} className="underline underline-offset-4">
          Keep it
        </a>
      </p>
    </div>
  );
}
