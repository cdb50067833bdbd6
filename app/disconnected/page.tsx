import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";
import { database } from "@/lib/database";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";
import { site } from "@/lib/site";

export const metadata: Metadata = { title: "Disconnected", robots: { index: false } };

/** Confirms what the visitor has just done. For everyone else it claims nothing. */
export default async function Disconnected() {
  // Anyone who has signed in since is connected again.
  const isSignedIn = await sessions.current().catch(() => null);
  const notice = isSignedIn ? null : await sessions.noticeFor(routes.disconnected);
  switch (notice) {
    case "disconnected":
      return (
        <MessagePage title="TikTok is disconnected">
          {site.name} can no longer read your TikTok account.{" "}
          {database
            ? "Your numbers and their history are deleted, and you are signed out everywhere."
            : "You are signed out, and this site has forgotten what it read there."}
        </MessagePage>
      );
    case "deleted":
      return (
        <MessagePage title="Your data is deleted">
          This site has deleted everything that it kept about you, and can no longer read your
          TikTok account. You are signed out everywhere.
        </MessagePage>
      );
    case "disconnected_unconfirmed":
      return (
        <MessagePage title="Signed out, but TikTok may still be connected">
          {database
            ? "Your numbers and their history are deleted, and you are signed out everywhere."
            : "You are signed out, and this site has forgotten what it read from your account."}{" "}
          <Unconfirmed />
        </MessagePage>
      );
    case "deleted_unconfirmed":
      return (
        <MessagePage title="Your data is deleted, but TikTok may still be connected">
          This site has deleted everything that it kept about you, and you are signed out
          everywhere. <Unconfirmed />
        </MessagePage>
      );
    default:
      return (
        <MessagePage title="Disconnecting TikTok">
          After you disconnect TikTok, this page confirms it for a minute. To see whether it is, or
          to disconnect it, sign in and open the settings. {IN_TIKTOK}
        </MessagePage>
      );
  }
}

const IN_TIKTOK = `You can always remove ${site.name} in the TikTok app: Settings and privacy, Security and permissions, Apps and services permissions.`;

function Unconfirmed() {
  return (
    <>
      But TikTok did not confirm that {site.name} has lost its access. To be sure, open the TikTok
      app, go to Settings and privacy, Security and permissions, Apps and services permissions, and
      remove {site.name}.
    </>
  );
}
