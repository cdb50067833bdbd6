import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Bar, BarNumber, Field, Plot, Rule } from "@/components/ui/plot";

it("is a picture with a description, or hidden from screen readers", () => {
  const described = renderToStaticMarkup(
    <Plot label="Views" className="h-4">
      <Rule height={0.5} />
    </Plot>,
  );
  expect(described).toMatch(/^<svg role="img" aria-label="Views"/);
  const hidden = renderToStaticMarkup(<Plot className="h-4">{null}</Plot>);
  expect(hidden).toMatch(/^<svg aria-hidden="true"/);
});

it("draws upwards from the bottom", () => {
  const bar = renderToStaticMarkup(<Bar height={1 / 3} />);
  expect(bar).toContain('y="66.67%" height="33.33%"');
  expect(renderToStaticMarkup(<Rule height={0.25} />)).toContain('y1="75%" y2="75%"');
});

it("has a line at the bottom for a bar without a height", () => {
  const bar = renderToStaticMarkup(<Bar height={0} />);
  expect(bar).toContain('y="100%" height="0%"');
  expect(bar).toContain('y="100%" height="2" transform="translate(0 -2)"');
});

it("puts the number above the end of a bar, or inside it", () => {
  const number = (isInside: boolean) =>
    renderToStaticMarkup(
      <BarNumber height={0.5} isInside={isInside} className="">
        12K
      </BarNumber>,
    );
  expect(number(false)).toContain('y="50%" dy="-6"');
  expect(number(true)).toContain('y="50%" dy="15"');
});

it("counts fields from the top left", () => {
  const field = <Field column={2} row={1} columns={4} rows={2} className="" />;
  expect(renderToStaticMarkup(field)).toContain('x="50%" y="50%" width="20.5%" height="41%"');
});
