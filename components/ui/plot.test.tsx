import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Bar, BarNumber, Fields, Plot, Rule } from "@/components/ui/plot";

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

it("draws fields as one shape, counted from the top left", () => {
  const fields = [
    { column: 2, row: 1 },
    { column: 0, row: 0 },
  ];
  const drawn = renderToStaticMarkup(
    <Fields {...{ fields, columns: 4, rows: 2, className: "" }} />,
  );
  expect(drawn).toContain('d="M533 595h185v310h-185zM33 95h185v310h-185z"');
  expect(renderToStaticMarkup(<Fields fields={[]} columns={4} rows={2} className="" />)).toBe("");
});
