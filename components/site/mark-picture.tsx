import { ImageResponse } from "next/og";
import { markFile } from "@/components/site/mark";

/**
 * The site's mark as a PNG.
 * @param side in pixels
 * @param radius of the corners, of 32; 0 where the system cuts them itself
 */
export function markPicture(side: number, radius: number): ImageResponse {
  const source = `data:image/svg+xml;base64,${btoa(markFile(radius))}`;
  return new ImageResponse(
    // biome-ignore lint/performance/noImgElement: this becomes a picture, not a page
    <img alt="" src={source} width={side} height={side} />,
    { width: side, height: side },
  );
}
