import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteMyDataForm } from "@/components/settings/delete-my-data-form";
import { database } from "@/lib/database";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

export const metadata: Metadata = { title: "Delete my data", robots: { index: false } };

/** Asks for confirmation when there is no JavaScript to open a dialog. */
export default async function DeleteMyData() {
  await sessions.require(routes.deleteMyData);
  if (!database) notFound();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-title">Delete your data?</h1>
      <DeleteMyDataForm />
      <p className="mt-4 text-center text-sm">
        <a href={routes.settings} className="underline underline-offset-4">
          Keep my data
        </a>
      </p>
    </div>
  );
}
