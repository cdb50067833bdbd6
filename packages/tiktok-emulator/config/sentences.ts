import type { z } from "zod";

/** What is wrong with a value, one line for each mistake: where it is, and the mistake. */
export function sentences({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => {
      const place = path.map((part) =>
        typeof part === "number" ? `[${part}]` : `.${String(part)}`,
      );
      return path.length ? `${place.join("").replace(/^\./, "")}: ${message}` : message;
    })
    .join("\n");
}
