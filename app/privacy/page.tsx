import type { Metadata } from "next";
import { connection } from "next/server";
import { ScopeList } from "@/components/sign-in/scope-list";
import { Clause, LegalPage } from "@/components/site/legal-page";
import { ChoicesWithCookie, KeptInCookie } from "@/components/site/privacy-with-cookie";
import { ChoicesWithDatabase, KeptInDatabase } from "@/components/site/privacy-with-database";
import { database } from "@/lib/database";
import { routes } from "@/lib/routes";
import { tiktok } from "@/lib/sessions";
import { site } from "@/lib/site";

export const metadata: Metadata = {
  title: "Privacy",
  description: `What ${site.name} reads from TikTok, where it keeps it, for how long, and how to stop it.`,
  alternates: { canonical: routes.privacy },
};

export default async function Privacy() {
  // A build does not know where the server will store users, or which scopes it will request.
  await connection();
  return (
    <LegalPage title="Privacy">
      <Clause title="Who is responsible">
        <p>
          {site.name} is run by {site.owner}. Write to{" "}
          <a href={`mailto:${site.contact}`} className="underline underline-offset-4">
            {site.contact}
          </a>{" "}
          about anything on this page.
        </p>
      </Clause>
      <Clause title="What we read from TikTok">
        <p>Only what you agree to share on TikTok's own page, and never your password:</p>
        <ScopeList scopes={tiktok.scopes} />
        <p>Nothing is posted, changed or deleted in your TikTok account.</p>
      </Clause>
      {database ? <KeptInDatabase /> : <KeptInCookie />}
      <Clause title="Who we share it with">
        <p>
          No one. Your browser loads your picture and video covers from TikTok's servers, so TikTok
          can see those requests.
        </p>
      </Clause>
      {database ? <ChoicesWithDatabase /> : <ChoicesWithCookie />}
    </LegalPage>
  );
}
