/**
 * A person's picture over their initials: TikTok's avatar URLs are signed and expire, and when the
 * picture fails the initials are what remains, with or without JavaScript.
 * @param src the signed URL, used verbatim
 */
export function Avatar({ name, src }: { name: string; src: string | null }) {
  return (
    <span
      data-testid="avatar"
      className="relative grid size-24 shrink-0 place-items-center overflow-hidden rounded-full bg-accent font-semibold text-3xl text-on-accent sm:size-28"
    >
      <span aria-hidden>{initialsOf(name)}</span>
      {/* A little larger than the circle, which then cuts off a browser's broken-image mark. */}
      {src && (
        // biome-ignore lint/performance/noImgElement: the optimiser would re-encode the URL and break its signature
        <img
          src={src}
          alt=""
          width={112}
          height={112}
          className="absolute -inset-1 size-[calc(100%+0.5rem)] max-w-none object-cover"
        />
      )}
    </span>
  );
}

/** The first letters of the first two words; whole graphemes, so that an emoji stays one. */
export function initialsOf(name: string): string {
  const segmenter = new Intl.Segmenter();
  const words = name.trim().split(/\s+/).slice(0, 2);
  return words.map((word) => segmenter.segment(word).containing(0)?.segment ?? "").join("");
}
