import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage title="Page not found">Check the address, or the page may have moved.</MessagePage>
  );
}
