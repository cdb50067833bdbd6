import type { IconNode } from "lucide";
import { createElement } from "react";

/**
 * One of Lucide's icons. It is decoration: the text beside it says what it means. Unlike the components of
 * `lucide-react`, which run in the browser too, it is drawn on the server alone.
 * @see https://lucide.dev/icons
 */
export function Icon({ shape, className }: { shape: IconNode; className: string }) {
  const parts = shape.map(([tag, attributes]) => createElement(tag, attributes));
  const props = { "aria-hidden": true, viewBox: "0 0 24 24", className: `icon ${className}` };
  // Not an array, so that the parts need no keys: a page with videos sends some sixty icons twice, as HTML and to React.
  return createElement("svg", props, ...parts);
}
