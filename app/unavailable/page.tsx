import type { Metadata } from "next";
import { connection } from "next/server";
import { SiteHeader } from "@/components/site/header";
import { primaryButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Try again in a moment", robots: { index: false } };

/** What middleware shows instead of a protected page while the database does not answer. */
export default async function Unavailable() {
  // Its scripts need the nonce of the request.
  await connection();
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-gutter pt-8 pb-20 sm:pt-16">
        <h1 className="text-title">Try again in a moment</h1>
        <p role="status" className="mt-3 text-muted">
          Our database isn't responding right now. Nothing is lost, and no one is signed out.
        </p>
        {/* Without an action, a form is sent to the address of the page that was wanted. */}
        <form className="mt-8">
          <button type="submit" className={primaryButton}>
            Try again
          </button>
        </form>
      </main>
    </>
  );
}
