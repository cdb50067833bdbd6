"use client";

import type { ComponentProps } from "react";
import { useFollow } from "@/components/ui/use-follow";

/** A link to another protected page. */
export function PageLink({ href, ...props }: ComponentProps<"a"> & { href: string }) {
  const { onClick } = useFollow(href);
  return <a {...props} href={href} onClick={onClick} />;
}
