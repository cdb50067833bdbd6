import { database } from "@/lib/database";

/** What this site keeps about the person, and where. */
export function WhatIsKept() {
  return (
    <p className="max-w-prose text-muted text-sm">
      {database
        ? "This site keeps your name, your picture, your daily numbers and, encrypted, its access to your TikTok account in its database. They stay there when you sign out."
        : "What this site knows about you is in an encrypted cookie in your browser and, for up to six hours, in the server's memory."}
    </p>
  );
}

/** How the connection to TikTok and what is kept end. */
export function HowItEnds() {
  return (
    <p className="max-w-prose text-muted text-sm">
      {database
        ? "When you sign out, TikTok still lists this site as connected. Disconnecting ends that: it deletes your numbers and the access, and signs you out everywhere. Deleting your data also removes everything else that this site has about you."
        : "When you sign out, TikTok still lists this site as connected. Disconnecting ends that: this site loses its access, forgets what it read, and signs you out."}
    </p>
  );
}
