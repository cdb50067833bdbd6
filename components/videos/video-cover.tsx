import { Film } from "lucide-react";

/** The size of a cover. */
export const COVER = "aspect-[3/4] rounded-2xl";

/**
 * A video's cover, or a plain tile if there is none or it does not load, with or without JavaScript.
 * @param props.src used verbatim, because a signed URL must not change
 * @param props.isFirst whether it is in sight when the page opens
 */
export function VideoCover(props: { src: string | undefined; isFirst: boolean }) {
  const { src, isFirst } = props;
  return (
    <span
      className={`${COVER} relative grid place-items-center overflow-hidden bg-line group-hover:opacity-90`}
    >
      <Film aria-hidden className="size-8 text-muted" />
      {/* Slightly larger than the tile, so that the tile crops the browser's broken-image icon. */}
      {src && (
        // biome-ignore lint/performance/noImgElement: the optimiser would change the URL and break its signature
        <img
          src={src}
          alt=""
          loading={isFirst ? "eager" : "lazy"}
          fetchPriority={isFirst ? "high" : "auto"}
          width={288}
          height={384}
          className="absolute -inset-1 size-[calc(100%+0.5rem)] max-w-none object-cover"
        />
      )}
    </span>
  );
}
