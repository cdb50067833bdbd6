import { Cookies } from "@/components/site/cookies";
import { Clause } from "@/components/site/legal-page";
import { keptAboutUsers } from "@/lib/data";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

/** Where this site keeps what it reads if it has a database. */
export function KeptInDatabase() {
  return (
    <Clause title="Where we keep it, and for how long">
      {Object.entries(keptAboutUsers).map(([table, { privacy }]) => (
        <p key={table}>{privacy}</p>
      ))}
      <p>
        Your tokens, your username and your numbers are deleted when you disconnect TikTok, and when
        you remove {site.name} in the TikTok app. Your name, picture and account ID stay, so that
        you can connect again. Everything is deleted when you delete your data. In addition, our
        server keeps what it read from TikTok in its memory for up to six hours. It reuses it for
        five minutes, and after that shows it only while TikTok does not answer. Usually it forgets
        this as soon as you sign out or disconnect.
      </p>
      <Cookies />
    </Clause>
  );
}

/** What a person can do about it. */
export function ChoicesWithDatabase() {
  return (
    <Clause title="Your choices">
      <p>
        In the{" "}
        <a href={routes.settings} className="underline underline-offset-4">
          settings
        </a>{" "}
        you can see and export what we know about you, and see where you are signed in and sign out
        there. Disconnecting TikTok ends our access to your TikTok account, deletes your numbers,
        and signs you out everywhere. Deleting your data does the same, and deletes everything else
        that we have about you. If you have disconnected, sign in again to delete the rest. You can
        also remove {site.name} in the TikTok app, under Settings and privacy, Security and
        permissions, Apps and services permissions.
      </p>
    </Clause>
  );
}
