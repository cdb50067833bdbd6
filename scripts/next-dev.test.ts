import { expect, it, vi } from "vitest";
import { configuredPort } from "./next-dev";

it.each([
  ["", 3000],
  ["3001", 3001],
  [" 65535 ", 65_535],
])("reads PORT=%o as %i", (value, port) => {
  vi.stubEnv("PORT", value);
  expect(configuredPort()).toBe(port);
});

it.each(["abc", "0", "-1", "3000.5", "1e3", "65536", "3000 3001"])("rejects PORT=%s", (value) => {
  vi.stubEnv("PORT", value);
  expect(configuredPort).toThrow("PORT must be a number from 1 to 65535, such as 3000.");
});
