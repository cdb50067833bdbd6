import { Eye } from "lucide";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Icon } from "@/components/ui/icon";

it("draws a shape that is hidden from screen readers", () => {
  const html = renderToStaticMarkup(<Icon shape={Eye} className="size-4" />);
  expect(html).toMatch(
    /^<svg aria-hidden="true" viewBox="0 0 24 24" class="icon size-4"><path d="/,
  );
  expect(html).toMatch(/<circle cx="12" cy="12" r="3"><\/circle><\/svg>$/);
});
