import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";
import { keepsPeople } from "@/lib/account/kept";
import { site } from "@/lib/site";

export const metadata: Metadata = { title: "Disconnected", robots: { index: false } };

export default async function Disconnected({ searchParams }: PageProps<"/disconnected">) {
  const { revoked, deleted } = await searchParams;
  if (deleted && revoked !== "unknown") {
    return (
      <MessagePage title="Your data is deleted">
        This site has deleted everything that it kept about you, and can no longer read your TikTok
        account. You are signed out everywhere.
      </MessagePage>
    );
  }
  if (revoked === "unknown") {
    return (
      <MessagePage
        title={`${deleted ? "Your data is deleted" : "Signed out"}, but TikTok may still be connected`}
      >
        {deleted
          ? "This site has deleted everything that it kept about you, and you are signed out everywhere."
          : "You are signed out, and this site has forgotten what it read from your account."}{" "}
        But TikTok did not confirm that {site.name} has lost its access. To be sure, open the TikTok
        app, go to Settings and privacy, Security and permissions, Apps and services permissions,
        and remove {site.name}.
      </MessagePage>
    );
  }
  return (
    <MessagePage title="TikTok is disconnected">
      {site.name} can no longer read your TikTok account.{" "}
      {keepsPeople
        ? "Your numbers and their history are deleted, and you are signed out everywhere."
        : "You are signed out, and this site has forgotten what it read there."}
    </MessagePage>
  );
}
