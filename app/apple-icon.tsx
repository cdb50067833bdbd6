import { markPicture } from "@/components/site/mark-picture";

export function generateImageMetadata() {
  return [180, 512].map((side) => ({
    id: String(side),
    contentType: "image/png",
    size: { width: side, height: side },
  }));
}

/** The mark for home screens that cut the corners themselves. */
export default async function AppleIcon({ id }: { id: Promise<string> }) {
  return markPicture(Number(await id), 0);
}
