import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";
import { site } from "@/lib/site";

export const metadata: Metadata = { title: "Disconnected", robots: { index: false } };

export default async function Disconnected({ searchParams }: PageProps<"/disconnected">) {
  if ((await searchParams).grant === "stands") {
    return (
      <MessagePage title="Signed out, but TikTok may still be connected">
        You are signed out here, and this site has dropped what it read from your account. TikTok
        did not confirm that {site.name}'s access has ended. To be sure, open TikTok, go to Settings
        and privacy, Security and permissions, Apps and services permissions, and remove {site.name}
        .
      </MessagePage>
    );
  }
  return (
    <MessagePage title="TikTok is disconnected">
      {site.name} can no longer read your TikTok account. You are signed out, and this site has
      dropped what it read.
    </MessagePage>
  );
}
