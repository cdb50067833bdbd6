import { after } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";
import { oncePerRequest } from "./once-per-request";

vi.mock("next/server", () => ({ after: vi.fn() }));
// As in a render: elsewhere React's cache keeps nothing.
vi.mock("react", () => ({
  cache: (read: (...args: unknown[]) => unknown) => {
    const results = new Map<string, unknown>();
    return (...args: unknown[]) => {
      const key = JSON.stringify(args);
      if (!results.has(key)) results.set(key, read(...args));
      return results.get(key);
    };
  },
}));

const endRequest = async () => {
  for (const [task] of vi.mocked(after).mock.calls) await (task as () => unknown)();
};

beforeEach(() => void vi.mocked(after).mockReset());

it("reads once for the same arguments, however often it is asked", async () => {
  const read = vi.fn(async (page: number) => `page ${page}`);
  const readOnce = oncePerRequest(read);
  expect(await Promise.all([readOnce(1), readOnce(1), readOnce(2)])).toEqual([
    "page 1",
    "page 1",
    "page 2",
  ]);
  expect(read).toHaveBeenCalledTimes(2);
});

it("lets go of every result when the request has been answered", async () => {
  const read = vi.fn((page: number) => `page ${page}`);
  const readOnce = oncePerRequest(read);
  readOnce(1);
  readOnce(2);
  await endRequest();
  // What is still kept would not be read again.
  readOnce(1);
  readOnce(2);
  expect(read).toHaveBeenCalledTimes(4);
});

it("reads outside a request, too", () => {
  vi.mocked(after).mockImplementation(() => {
    throw new Error("outside a request scope");
  });
  expect(oncePerRequest(() => "read")()).toBe("read");
});
