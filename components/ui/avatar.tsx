/**
 * A person's picture on top of their initials. If the picture's URL has expired, the initials show, with or without
 * JavaScript.
 * @param src used verbatim, because a signed URL must not change
 */
export function Avatar({ name, src }: { name: string; src: string | null }) {
  return (
    <span
      data-testid="avatar"
      className="relative grid size-20 shrink-0 place-items-center overflow-hidden rounded-full bg-accent font-semibold text-2xl text-on-accent"
    >
      <span aria-hidden>{initialsOf(name)}</span>
      {/* Slightly larger than the circle, so that the circle crops the browser's broken-image icon. */}
      {src && (
        // biome-ignore lint/performance/noImgElement: the optimiser would change the URL and break its signature
        <img
          src={src}
          alt=""
          width={98}
          height={98}
          className="absolute -inset-[9px] size-[calc(100%+18px)] max-w-none object-cover"
        />
      )}
    </span>
  );
}

const segmenter = new Intl.Segmenter();

/** The initials of the first two words. An emoji made of several code points stays whole. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2);
  return words.map((word) => segmenter.segment(word).containing(0)?.segment ?? "").join("");
}
