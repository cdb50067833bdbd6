import { keepsPeople } from "@/lib/account/kept";

/** What this site keeps about the person, and where. */
export function WhatIsKept() {
  return (
    <p className="max-w-prose text-muted text-sm">
      {keepsPeople
        ? "This site keeps your name, your picture, your numbers of each day and, encrypted, its access to your TikTok account in its database. When you sign out, TikTok still lists this site as connected. To end the connection, disconnect TikTok: your numbers and the access are then deleted, and you are signed out everywhere. To remove everything, delete your data."
        : "What this site knows about you is in an encrypted cookie in your browser and, for a few minutes, in the server's cache. When you sign out, TikTok still lists this site as connected. To end the connection, disconnect TikTok."}
    </p>
  );
}
