import { Cookies } from "@/components/site/cookies";
import { Clause } from "@/components/site/legal-page";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

/** Where this site keeps what it reads if it has no database. */
export function KeptInCookie() {
  return (
    <Clause title="Where we keep it, and for how long">
      <p>
        There is no database. Your name, the address of your picture, your username, your numbers
        and the tokens that let us read your TikTok account are in one encrypted cookie in your
        browser. Only our server can read it. It expires thirty days after it was last renewed, and
        is deleted when you sign out.
      </p>
      <p>
        Our server keeps what it read from TikTok in its memory for up to six hours. It reuses it
        for five minutes, and after that shows it only while TikTok does not answer. When it renews
        your tokens, it remembers them, your name and your numbers until your browser has the new
        tokens, for two hours at most. Usually it forgets all of this as soon as you sign out or
        disconnect.
      </p>
      <Cookies>
        After you sign out, one with a random number makes sure that you stay signed out. If your
        tokens cannot be renewed, one notes for an hour that we tried.
      </Cookies>
    </Clause>
  );
}

/** What a person can do about it. */
export function ChoicesWithCookie() {
  return (
    <Clause title="Your choices">
      <p>
        In the{" "}
        <a href={routes.settings} className="underline underline-offset-4">
          settings
        </a>{" "}
        you can see and export what we know about you, and disconnect TikTok. Disconnecting ends our
        access to your TikTok account and signs you out in this browser. If you signed in with other
        browsers, they keep their encrypted cookie until it expires, but it no longer opens your
        TikTok account. You can also remove {site.name} in the TikTok app, under Settings and
        privacy, Security and permissions, Apps and services permissions.
      </p>
    </Clause>
  );
}
