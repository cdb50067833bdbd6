import type { EmulatorContext } from "../context";
import { isValidImage } from "../state/signed-images";
import { artwork } from "./artwork";

/** Serves avatars and covers while their signed URL is valid, and the default avatar always. */
export function servePictures({ app, state }: EmulatorContext): void {
  const picture = (seed: string) =>
    new Response(artwork(seed), {
      headers: { "content-type": "image/svg+xml", "cache-control": "private, max-age=60" },
    });
  app.get("/tos-emulator-avt-0068/:file", (c) => {
    const url = new URL(c.req.raw.url);
    const isValid = isValidImage(state, url.pathname, url.search.slice(1));
    // Without the style, so that all sizes of an avatar show the same picture.
    return isValid ? picture(url.pathname.split("~")[0] ?? "") : c.text("Access Denied", 403);
  });
  app.get("/obj/musically-emulator-obj/:file", (c) => picture(c.req.path));
}
