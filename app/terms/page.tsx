import type { Metadata } from "next";
import { Clause, LegalPage } from "@/components/site/legal-page";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

export const metadata: Metadata = {
  title: "Terms",
  description: `The terms of ${site.name}: what you may do here, and what you can expect.`,
  alternates: { canonical: routes.terms },
};

export default function Terms() {
  return (
    <LegalPage title="Terms">
      <Clause title="What this is">
        <p>
          {site.name} shows you what you share from your own TikTok account, after you sign in with
          TikTok. It is run by {site.owner} and is not affiliated with TikTok.
        </p>
      </Clause>
      <Clause title="Using the site">
        <p>
          Use your own TikTok account and follow TikTok's terms. Do not try to break the site or use
          it to read other people's data.
        </p>
      </Clause>
      <Clause title="What you can expect">
        <p>
          What you see comes from TikTok and may be a few minutes old. The site may change, stop
          working for a while, or close. As far as the law allows, it comes without a guarantee.
        </p>
      </Clause>
      <Clause title="Leaving">
        <p>
          You can disconnect TikTok in the settings at any time. The site then loses its access to
          your TikTok account and deletes its tokens. We may block anyone who misuses the site.
        </p>
      </Clause>
      <Clause title="Contact">
        <p>
          <a href={`mailto:${site.contact}`} className="underline underline-offset-4">
            {site.contact}
          </a>
        </p>
      </Clause>
    </LegalPage>
  );
}
