import { ICON_RADIUS } from "@/components/site/mark";
import { markPicture } from "@/components/site/mark-picture";

/** The site's icon for those who look for it here, whatever the page says. Next draws it once, in the build. */
export function GET(): Response {
  return markPicture(32, ICON_RADIUS);
}
