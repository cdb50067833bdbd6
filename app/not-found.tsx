import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage title="There is nothing here">
      The address may be mistyped, or the page has moved.
    </MessagePage>
  );
}
