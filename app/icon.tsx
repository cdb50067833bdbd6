import { ICON_RADIUS, markFile } from "@/components/site/mark";
import { markPicture } from "@/components/site/mark-picture";

export function generateImageMetadata() {
  return [
    { id: "mark", contentType: "image/svg+xml" },
    ...[32, 192, 512].map((side) => ({
      id: String(side),
      contentType: "image/png",
      size: { width: side, height: side },
    })),
  ];
}

/** The site's mark as SVG, and as PNG for browsers and home screens that do not support SVG. */
export default async function Icon({ id }: { id: Promise<string> }) {
  const which = await id;
  if (which !== "mark") return markPicture(Number(which), ICON_RADIUS);
  return new Response(markFile(ICON_RADIUS), { headers: { "content-type": "image/svg+xml" } });
}
