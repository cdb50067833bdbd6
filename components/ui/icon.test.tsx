import { Eye, Heart } from "lucide";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Icon } from "@/components/ui/icon";

it("draws a shape that is hidden from screen readers", () => {
  const html = renderToStaticMarkup(<Icon shape={Eye} className="size-4" />);
  expect(html).toMatch(/^<svg aria-hidden="true" viewBox="0 0 24 24".* class="size-4"><path d="/);
  expect(html).toContain('<circle cx="12" cy="12" r="3">');
});

it("is the same element wherever it looks the same, so that a page sends it once", () => {
  const icon = Icon({ shape: Eye, className: "size-4" });
  expect(Icon({ shape: Eye, className: "size-4" })).toBe(icon);
  expect(Icon({ shape: Heart, className: "size-4" })).not.toBe(icon);
  expect(Icon({ shape: Eye, className: "size-5" })).not.toBe(icon);
});
