import { expect, it, vi } from "vitest";
import { wantedPort } from "./next-dev";

it.each([
  ["", 3000],
  ["3001", 3001],
  [" 65535 ", 65_535],
])("PORT=%o is %i", (value, port) => {
  vi.stubEnv("PORT", value);
  expect(wantedPort()).toBe(port);
});

it.each(["abc", "0", "-1", "3000.5", "1e3", "65536", "3000 3001"])(
  "PORT=%s is no port",
  (value) => {
    vi.stubEnv("PORT", value);
    expect(wantedPort).toThrow("PORT must be a number from 1 to 65535, such as 3000.");
  },
);
