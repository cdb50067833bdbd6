import type { IconNode } from "lucide";
import { createElement } from "react";

/**
 * One of Lucide's icons. It is decoration: the text beside it says what it means. Unlike the components of
 * `lucide-react`, which run in the browser too, it is drawn on the server alone.
 * @see https://lucide.dev/icons
 */
export function Icon({ shape, className }: { shape: IconNode; className: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      {shape.map(([tag, attributes]) =>
        createElement(tag, { key: JSON.stringify(attributes), ...attributes }),
      )}
    </svg>
  );
}
