"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";

/** A link with an underline that marks the current page and pulses while the page is loading. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const isCurrent = usePathname() === href;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className="relative py-2 underline-offset-8 hover:underline aria-[current]:font-medium aria-[current]:text-ink"
    >
      {label}
      <Underline isCurrent={isCurrent} />
    </Link>
  );
}

function Underline({ isCurrent }: { isCurrent: boolean }) {
  const { pending } = useLinkStatus();
  if (!isCurrent && !pending) return null;
  // A border, since forced colours replace backgrounds.
  const style = pending
    ? "animate-pulse border-muted motion-reduce:animate-none"
    : "border-mark forced-colors:border-[Highlight]";
  return (
    <span aria-hidden className={`absolute inset-x-0 bottom-1 rounded-full border-t-2 ${style}`} />
  );
}
