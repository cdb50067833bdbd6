import type { Metadata } from "next";
import { connection } from "next/server";
import { SiteHeader } from "@/components/site/header";
import { primaryButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "This page is out of date", robots: { index: false } };

/** What middleware shows when a browser without JavaScript sends a form of an earlier build. */
export default async function Outdated() {
  // Its scripts need the nonce of the request.
  await connection();
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-gutter pt-8 pb-20 sm:pt-16">
        <h1 className="text-title">This page is out of date</h1>
        <p role="status" className="mt-3 text-muted">
          The site has been updated since the page was opened, so nothing was done. Open the page
          again, then repeat what you wanted to do.
        </p>
        {/* Without an action, a form is sent to the address of the page that was open. */}
        <form className="mt-8">
          <button type="submit" className={primaryButton}>
            Open the page again
          </button>
        </form>
      </main>
    </>
  );
}
