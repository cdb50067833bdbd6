import type { ReactNode } from "react";
import { DashboardNav } from "@/components/dashboard/nav";
import { EmulatorNotice } from "@/components/site/emulator-notice";
import { SiteHeader } from "@/components/site/header";
import { sessions } from "@/lib/sessions";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  await sessions.require();
  return (
    <>
      <EmulatorNotice />
      <SiteHeader>
        <DashboardNav />
      </SiteHeader>
      <main id="main" className="mx-auto w-full max-w-4xl flex-1 space-y-8 px-gutter pt-6 pb-20">
        {children}
      </main>
    </>
  );
}
