import { Film } from "lucide";
import { Icon } from "@/components/ui/icon";
import { CoverPicture } from "@/components/videos/cover-picture";

/** The size of a cover. */
export const COVER = "aspect-[3/4] rounded-2xl";

/**
 * A video's cover, or a plain tile if there is none or it does not load.
 * @param props.isFirst whether it is in sight when the page opens
 */
export function VideoCover(props: { src: string | undefined; isFirst: boolean }) {
  const { src, isFirst } = props;
  return (
    <span
      className={`${COVER} relative grid place-items-center overflow-hidden bg-line group-hover:opacity-90`}
    >
      <Icon shape={Film} className="size-8 text-muted" />
      {src && (
        <CoverPicture
          src={src}
          size={{ width: 288, height: 384 }}
          when={isFirst ? "first" : "later"}
        />
      )}
    </span>
  );
}
