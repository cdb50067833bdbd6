import { encode } from "jpeg-js";
import type { EmulatorContext } from "../context";
import { isValidImage } from "../state/signed-images";
import { artwork } from "./artwork";

const QUALITY = 82;
const COVER = { width: 180, height: 320 };
const MAX_SIDE = 336;
const MAX_KEPT = 500;

/** Serves avatars and covers as JPEG while their signed URL is valid, and the default avatar always. */
export function servePictures({ app, state }: EmulatorContext): void {
  const kept = new Map<string, Buffer>();
  const picture = (path: string) => {
    const body = kept.get(path) ?? jpegOf(path);
    if (kept.size < MAX_KEPT) kept.set(path, body);
    const headers = { "content-type": "image/jpeg", "cache-control": "private, max-age=60" };
    return new Response(new Uint8Array(body), { headers });
  };
  app.get("/tos-emulator-avt-0068/:file", (c) => {
    const url = new URL(c.req.raw.url);
    const isValid = isValidImage(state, url.pathname, url.search.slice(1));
    return isValid ? picture(url.pathname) : c.text("Access Denied", 403);
  });
  app.get("/obj/musically-emulator-obj/:file", (c) => picture(c.req.path));
}

/** The picture of a path. The size is in the style, after the `~`; all sizes of an avatar show the same picture. */
function jpegOf(path: string): Buffer {
  const [seed = "", style = "c5_168x168"] = path.split("~");
  const side = Number(/_(\d+)x/.exec(style)?.[1]);
  const square = Math.min(side, MAX_SIDE);
  const { width, height } = side ? { width: square, height: square } : COVER;
  return encode({ width, height, data: artwork(seed, width, height) }, QUALITY).data;
}
