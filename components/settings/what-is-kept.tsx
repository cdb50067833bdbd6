import { keepsPeople } from "@/lib/account/kept";

/** What this site keeps about the person, and where. */
export function WhatIsKept() {
  return (
    <p className="max-w-prose text-muted text-sm">
      {keepsPeople
        ? "This site keeps your name, your picture, your daily numbers and, encrypted, its access to your TikTok account in its database. They stay there when you sign out, and TikTok still lists this site as connected. To end the connection, disconnect TikTok: this deletes your numbers and the access, and signs you out everywhere. To remove everything, delete your data."
        : "What this site knows about you is in an encrypted cookie in your browser and, for up to six hours, in the server's memory. When you sign out, TikTok still lists this site as connected. To end the connection, disconnect TikTok."}
    </p>
  );
}
