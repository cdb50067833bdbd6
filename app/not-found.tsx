import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage title="Page not found">
      There is nothing at this address. It may be mistyped, or the page may have moved.
    </MessagePage>
  );
}
