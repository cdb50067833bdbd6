import { ChevronLeft, ChevronRight } from "lucide";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { addressOf } from "@/components/videos/choice";
import type { VideoSort } from "@/lib/account/video-order";
import { MAX_STEPS, type VideoPage } from "@/lib/account/video-page";
import { VIDEOS_PER_PAGE } from "@/lib/account/videos";

// As many as fit on a phone between the two arrows.
const MOST_NUMBERS = 5;
const NUMBER = "grid h-11 min-w-9 place-items-center text-sm tabular-nums";
const CIRCLE =
  "grid h-9 min-w-9 place-items-center rounded-full bg-accent font-medium text-on-accent forced-colors:outline-2";
const STEP =
  "inline-flex size-11 items-center justify-center gap-1 rounded-full border border-control bg-surface font-medium text-sm hover:border-ink sm:w-auto sm:px-4";
const STEP_TEXT = "sr-only sm:not-sr-only";

/** Links to the other pages. By date, only the next page's cursor is known; the first pages are found without theirs. */
export function PageLinks({ sort, shown }: { sort: VideoSort; shown: VideoPage }) {
  const { page, next } = shown;
  const last = lastPageOf(shown);
  if (last === 1) return null;
  const cursorOf = (number: number) => (number === page + 1 ? next : null) ?? undefined;
  const hrefOf = (number: number) => addressOf({ sort, page: number, cursor: cursorOf(number) });
  const hasAddress = (number: number) =>
    number === page || sort !== "date" || number <= MAX_STEPS || cursorOf(number) !== undefined;
  const numbers = numbersFor(page, last).filter(hasAddress);
  return (
    <nav aria-label="Pages of videos" className="flex items-center justify-center gap-1">
      {page > 1 && hasAddress(page - 1) && (
        <Step href={hrefOf(page - 1)}>
          <Icon shape={ChevronLeft} className="size-4" />
          <span className={STEP_TEXT}>Previous</span>
        </Step>
      )}
      <ul className="flex items-center gap-1">
        {numbers.map((number, index) => (
          <li key={number} className="flex items-center">
            {number - (numbers[index - 1] ?? 0) > 1 && <Gap />}
            {number === page ? (
              <span aria-current="page" className={NUMBER}>
                <span className={CIRCLE}>
                  <PageNumber number={number} />
                </span>
              </span>
            ) : (
              <Link
                href={hrefOf(number)}
                prefetch={false}
                className={`${NUMBER} underline-offset-4 hover:underline`}
              >
                <PageNumber number={number} />
              </Link>
            )}
          </li>
        ))}
      </ul>
      {page < last && hasAddress(page + 1) && (
        <Step href={hrefOf(page + 1)}>
          <span className={STEP_TEXT}>Next</span>
          <Icon shape={ChevronRight} className="size-4" />
        </Step>
      )}
    </nav>
  );
}

/** The last page that is known of. */
function lastPageOf({ page, total, next }: VideoPage): number {
  const known = next === null ? page : page + 1;
  return Math.max(known, Math.ceil((total ?? 0) / VIDEOS_PER_PAGE));
}

function numbersFor(page: number, last: number): number[] {
  if (last <= MOST_NUMBERS) return Array.from({ length: last }, (_, index) => index + 1);
  return [...new Set([1, page, last])];
}

function PageNumber({ number }: { number: number }) {
  return (
    <span>
      <span className="sr-only">Page </span>
      {number}
    </span>
  );
}

function Gap() {
  return (
    <span aria-hidden className="px-1.5 text-muted">
      …
    </span>
  );
}

function Step({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className={STEP}>
      {children}
    </Link>
  );
}
