import type { ReactNode } from "react";
import { leave } from "@/app/dashboard/actions";
import { quietButton } from "@/components/button";
import { EmulatorNotice } from "@/components/emulator-notice";
import { SiteHeader } from "@/components/site-header";
import { requireGrant } from "@/lib/session/current";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  await requireGrant();
  return (
    <>
      <EmulatorNotice />
      <SiteHeader>
        <form action={leave}>
          <button type="submit" className={quietButton}>
            Sign out
          </button>
        </form>
      </SiteHeader>
      <main id="main" className="mx-auto w-full max-w-4xl flex-1 space-y-8 px-5 pt-6 pb-20">
        {children}
      </main>
    </>
  );
}
