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
        <p>Only what you agree to on TikTok's own page, and never your password:</p>
        <ScopeList scopes={tiktokApp.scopes} />
        <p>Nothing is posted, changed or deleted in your TikTok account.</p>
      </Clause>
      <Clause title="Where it is kept, and for how long">
        <p>
          There is no database. Your name, picture address, handle, the counts and TikTok's tokens
          are in one encrypted cookie in your browser, which only this site's server can read. It
          ends thirty days after it was last renewed, or when you sign out. TikTok's answers are
          kept in the server's cache and used again for up to five minutes, so that a page need not
          ask twice. After you disconnect they are not used any more.
        </p>
        <p>
          While you sign in, two more cookies protect that sign-in; they end after fifteen minutes.
          Another remembers the page to return to. There are no other cookies, no advertising and no
          measuring of visitors. Server logs name errors, not people.
        </p>
      </Clause>
      <Clause title="Who else gets it">
        <p>
          Nobody. Your browser loads your picture from TikTok's servers, so TikTok sees that
          request.
        </p>
      </Clause>
      <Clause title="Your choices">
        <p>
          In the{" "}
          <Link href={routes.settings} prefetch={false} className="underline underline-offset-4">
            settings
          </Link>{" "}
          you can see what is held, export it, and disconnect TikTok: that ends this site's access
          at TikTok and forgets you here. You can also remove {site.name} in the TikTok app, under
          Settings and privacy, Security and permissions, Apps and services permissions.
        </p>
      </Clause>
    </LegalPage>
  );
}
