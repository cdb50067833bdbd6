import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

const PAGES = [
  { href: routes.privacy, label: "Privacy" },
  { href: routes.terms, label: "Terms" },
];

/** The footer. TikTok's reviewers look for the privacy policy and terms, so both links stay visible, outside any menu. */
export function SiteFooter() {
  return (
    <footer className="border-line border-t">
      <div className="mx-auto flex w-full max-w-4xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-gutter py-6 text-muted text-sm">
        <p>{site.name} is not affiliated with TikTok.</p>
        <nav aria-label="Legal" className="flex gap-5">
          {PAGES.map(({ href, label }) => (
            <a key={href} href={href} className="underline-offset-4 hover:underline">
              {label}
            </a>
          ))}
        </nav>
      </div>
    </footer>
  );
}
