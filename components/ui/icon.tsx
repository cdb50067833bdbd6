import type { IconNode } from "lucide";
import { createElement, type ReactElement } from "react";

/**
 * One of Lucide's icons. It is decoration: the text beside it says what it means. Unlike the components of
 * `lucide-react`, which run in the browser too, it is drawn on the server alone.
 * @see https://lucide.dev/icons
 */
export function Icon({ shape, className }: { shape: IconNode; className: string }) {
  // React sends the same element once for hydration, however often it is on a page.
  const drawn = DRAWN.get(shape) ?? new Map<string, ReactElement>();
  const icon = drawn.get(className) ?? draw(shape, className);
  DRAWN.set(shape, drawn.set(className, icon));
  return icon;
}

const DRAWN = new Map<IconNode, Map<string, ReactElement>>();

function draw(shape: IconNode, className: string): ReactElement {
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
