"use client";

import type { VideoTexts } from "@/components/dashboard/videos/texts";
import { VideoTip } from "@/components/dashboard/videos/tip";
import { useEscapeHidesTips } from "@/components/dashboard/videos/use-escape-hides-tips";
import { Bar, BarNumber, Plot } from "@/components/ui/plot";
import { CoverPicture } from "@/components/videos/cover-picture";

export interface Column {
  texts: VideoTexts;
  /** The bar's height, from 0 to 1; null if the views are not known. */
  share: number | null;
  isBest?: boolean;
  /** Whether the number has to stand inside the bar, as the median's line runs above it. */
  isCrossed?: boolean;
}

/**
 * Columns of a list. Each is a video's bar on its cover, one link to TikTok. Its numbers show on hover and on keyboard
 * focus; where nothing hovers, a tap opens them first. The server renders them; this is a client component because its
 * data is much smaller than its elements, which the page would otherwise contain twice.
 */
export function VideoColumns(props: { columns: Column[]; barClass: string; coverClass: string }) {
  const { columns, barClass, coverClass } = props;
  useEscapeHidesTips();
  return columns.map(({ texts, ...bar }, place) => {
    const content = (
      <>
        <ViewsBar {...bar} number={texts.counts[0] as string} className={barClass} />
        <Cover src={texts.cover} className={coverClass} />
      </>
    );
    return (
      <li key={texts.id} className="group video-column">
        {texts.url ? (
          <a
            href={texts.url}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={`${texts.name} Opens TikTok.`}
            className="block rounded-md"
          >
            {content}
          </a>
        ) : (
          <div role="img" aria-label={texts.name}>
            {content}
          </div>
        )}
        <VideoTip texts={texts} place={place} />
      </li>
    );
  });
}

function ViewsBar(props: Omit<Column, "texts"> & { number: string; className: string }) {
  const { share, isBest = false, isCrossed = false, number, className } = props;
  return (
    <Plot className={`${className} ${isBest ? "text-mark" : "text-accent"}`}>
      {share !== null && (
        <>
          <Bar height={share} className="opacity-85 group-hover:opacity-100" />
          <BarNumber
            height={share}
            isInside={isCrossed}
            className={isBest ? "font-semibold" : "hidden md:block"}
          >
            {number}
          </BarNumber>
        </>
      )}
    </Plot>
  );
}

function Cover({ src, className }: { src: string | undefined; className: string }) {
  return (
    <span className={`relative mt-1 block overflow-hidden rounded-md bg-line ${className}`}>
      {src && <CoverPicture src={src} size={{ width: 72, height: 96 }} />}
    </span>
  );
}
