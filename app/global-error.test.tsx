import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import GlobalError from "@/app/global-error";

it("is a complete page that offers to try again, without the error message", async () => {
  const error = new Error("the layout broke");
  const html = renderToStaticMarkup(<GlobalError error={error} retry={vi.fn()} />);
  expect(html).toContain("<html lang=");
  expect(html).toContain("<title>Something went wrong</title>");
  expect(html).toContain('role="alert"');
  expect(html).toContain("Try again</button>");
  expect(html).not.toContain(error.message);
});
