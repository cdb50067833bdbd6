import type { Metadata } from "next";
import Link from "next/link";
import { ScopeList } from "@/components/sign-in/scope-list";
import { Clause, LegalPage } from "@/components/site/legal-page";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";
import { tiktokApp } from "@/lib/tiktok/app";

export const metadata: Metadata = {
  title: "Privacy",
  description: `What ${site.name} reads from TikTok, where it is kept, for how long, and how to end it.`,
  alternates: { canonical: routes.privacy },
};

export default function Privacy() {
  return (
    <LegalPage title="Privacy">
      <Clause title="Who is responsible">
        <p>
          {site.name} is run by {site.operator}. Write to{" "}
          <a href={`mailto:${site.contact}`} className="underline underline-offset-4">
            {site.contact}
          </a>{" "}
          about anything on this page.
        </p>
      </Clause>
      <Clause title="What is read from TikTok">
        <p>Only what you agree to share on TikTok's own page, and never your password:</p>
        <ScopeList scopes={tiktokApp.scopes} />
        <p>Nothing is posted, changed or deleted in your TikTok account.</p>
      </Clause>
      <Clause title="Where it is kept, and for how long">
        <p>
          There is no database. Your name, the address of your picture, your username, your counts
          and TikTok's tokens are in one encrypted cookie in your browser, which only this site's
          server can read. It expires thirty days after it was last renewed, or when you sign out.
          The server caches TikTok's answers and reuses them for up to five minutes. After you
          disconnect, they are no longer used.
        </p>
        <p>
          While you sign in, two more cookies protect the sign-in and expire after fifteen minutes.
          Another one remembers the page to return to. There are no other cookies, no advertising
          and no tracking. Server logs record errors, not people.
        </p>
      </Clause>
      <Clause title="Who else receives it">
        <p>
          No one. Your browser loads your picture from TikTok's servers, so TikTok sees that
          request.
        </p>
      </Clause>
      <Clause title="Your choices">
        <p>
          In the{" "}
          <Link href={routes.settings} prefetch={false} className="underline underline-offset-4">
            settings
          </Link>{" "}
          you can see and export what this site holds about you, and disconnect TikTok. That ends
          this site's access at TikTok, and this site forgets you. You can also remove {site.name}{" "}
          in the TikTok app, under Settings and privacy, Security and permissions, Apps and services
          permissions.
        </p>
      </Clause>
    </LegalPage>
  );
}
