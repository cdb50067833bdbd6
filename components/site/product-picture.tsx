interface Picture {
  /** The name of its files in public/pictures/. */
  name: string;
  alt: string;
  /** In CSS pixels. There is a file of this width and one of twice as much. */
  width: number;
  height: number;
}

/**
 * A picture of a real page, light or dark as the visitor's system is, and as sharp as the screen.
 * @param props.sizes how wide it is on the page
 * @param props.isFirst whether it is in sight when the page opens, and thus loads before others
 */
export function ProductPicture(props: {
  picture: Picture;
  sizes: string;
  className: string;
  isFirst?: boolean;
}) {
  const { picture, sizes, className, isFirst = false } = props;
  const { alt, width, height } = picture;
  return (
    <picture>
      <source
        srcSet={filesOf(picture, "dark")}
        sizes={sizes}
        media="(prefers-color-scheme: dark)"
        width={width}
        height={height}
      />
      <img
        src={`/pictures/${picture.name}-light-${width}.webp`}
        srcSet={filesOf(picture, "light")}
        sizes={sizes}
        alt={alt}
        width={width}
        height={height}
        {...(isFirst ? { fetchPriority: "high" } : { loading: "lazy", decoding: "async" })}
        className={className}
      />
    </picture>
  );
}

function filesOf({ name, width }: Picture, scheme: "light" | "dark"): string {
  return [width, 2 * width]
    .map((pixels) => `/pictures/${name}-${scheme}-${pixels}.webp ${pixels}w`)
    .join(", ");
}
