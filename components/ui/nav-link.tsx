"use client";

import { usePathname } from "next/navigation";
import { useFollow } from "@/components/ui/use-follow";

/** A link with an underline that marks the current page and pulses while the page is loading. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const isCurrent = usePathname() === href;
  const { onClick, isLoading } = useFollow(href);
  return (
    <a
      href={href}
      onClick={onClick}
      aria-current={isCurrent ? "page" : undefined}
      className="relative py-2 underline-offset-8 hover:underline aria-[current]:font-medium aria-[current]:text-ink"
    >
      {label}
      {(isCurrent || isLoading) && <Underline isLoading={isLoading} />}
    </a>
  );
}

function Underline({ isLoading }: { isLoading: boolean }) {
  // A border, since forced colours replace backgrounds.
  const style = isLoading
    ? "animate-pulse border-muted motion-reduce:animate-none"
    : "border-mark forced-colors:border-[Highlight]";
  return (
    <span aria-hidden className={`absolute inset-x-0 bottom-1 rounded-full border-t-2 ${style}`} />
  );
}
