/**
 * A video's cover as large as the tile around it, which has to be `relative` and `overflow-hidden`. It is slightly
 * larger, so that the tile crops the browser's broken-image icon, with or without JavaScript.
 * @param props.src used verbatim, because a signed URL must not change
 * @param props.size how large it is drawn, in pixels
 * @param props.when "first" if it is in sight when the page opens, "later" if it may not be
 */
export function CoverPicture(props: {
  src: string;
  size: { width: number; height: number };
  when?: "first" | "later";
}) {
  const { src, size, when } = props;
  return (
    // biome-ignore lint/performance/noImgElement: the optimiser would change the URL and break its signature
    <img
      src={src}
      alt=""
      {...size}
      {...(when === "first" && { fetchPriority: "high" as const })}
      {...(when === "later" && { loading: "lazy" as const })}
      className="cover-picture"
    />
  );
}
