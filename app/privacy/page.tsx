import type { Metadata } from "next";
import Link from "next/link";
import { ScopeList } from "@/components/sign-in/scope-list";
import { Clause, LegalPage } from "@/components/site/legal-page";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";
import { tiktokApp } from "@/lib/tiktok/app";

export const metadata: Metadata = {
  title: "Privacy",
  description: `What ${site.name} reads from TikTok, where it keeps it, for how long, and how to stop it.`,
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
      <Clause title="What we read from TikTok">
        <p>Only what you agree to share on TikTok's own page, and never your password:</p>
        <ScopeList scopes={tiktokApp.scopes} />
        <p>Nothing is posted, changed or deleted in your TikTok account.</p>
      </Clause>
      <Clause title="Where we keep it, and for how long">
        <p>
          There is no database. Your name, the address of your picture, your username, your numbers
          and the tokens that let us read your TikTok account are in one encrypted cookie in your
          browser. Only our server can read it. It expires thirty days after it was last renewed,
          and is deleted when you sign out.
        </p>
        <p>
          Our server reuses what it read from TikTok for up to five minutes. When it renews your
          tokens, it remembers them, your name and your numbers until your browser has the new
          tokens, for two hours at most. Usually it forgets all of this as soon as you disconnect.
        </p>
        <p>
          While you sign in, three more cookies protect the sign-in. Two of them expire after
          fifteen minutes, the third when you close your browser. Another one remembers which page
          to bring you back to, until you close your browser. After you sign out, one with a random
          number makes sure that you stay signed out. If your tokens cannot be renewed, one notes
          for an hour that we tried. There are no other cookies, no advertising and no tracking.
          Server logs record errors, not people.
        </p>
      </Clause>
      <Clause title="Who else gets it">
        <p>
          No one. Your browser loads your picture and video covers from TikTok's servers, so TikTok
          can see those requests.
        </p>
      </Clause>
      <Clause title="Your choices">
        <p>
          In the{" "}
          <Link href={routes.settings} prefetch={false} className="underline underline-offset-4">
            settings
          </Link>{" "}
          you can see and export what we know about you, and disconnect TikTok. Disconnecting ends
          our access to your TikTok account and signs you out in this browser. If you signed in with
          other browsers, they keep their encrypted cookie until it expires, but it no longer opens
          your TikTok account. You can also remove {site.name} in the TikTok app, under Settings and
          privacy, Security and permissions, Apps and services permissions.
        </p>
      </Clause>
    </LegalPage>
  );
}
