import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { sampleSession } from "@/tests/support/sample-grant";
import { sampleContext } from "../testing/sample-context";
import { createAction } from "./action";

const redirect = vi.hoisted(() =>
  vi.fn((url: string) => {
    throw new Error(`redirect to ${url}`);
  }),
);
vi.mock("next/navigation", () => ({ redirect }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined, set: () => {} }),
  headers: async () => new Headers(),
}));

const context = sampleContext();
const run = vi.fn(async () => {});
const action = createAction(context, "/page", z.object({ id: z.string().max(5) }), run);

beforeEach(() => {
  run.mockClear();
  vi.spyOn(context.store, "sessionOf").mockResolvedValue(sampleSession());
});

function formWith(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

it("runs with what the form says and the session, and shows the page again", async () => {
  const sent = action(formWith({ id: "one", $ACTION_ID_1: "" }));
  await expect(sent).rejects.toThrow(new Error("redirect to /page"));
  expect(run).toHaveBeenCalledWith({ id: "one" }, sampleSession());
});

it.each([
  [formWith({})],
  [formWith({ id: "too long" })],
  [formWith({ id: new Blob(["one"]) })],
  [undefined],
  [{ id: "one" }],
])("does nothing for %o", async (form) => {
  await expect(action(form as FormData)).rejects.toThrow(new Error("redirect to /page"));
  expect(run).not.toHaveBeenCalled();
});

it("does nothing without a session, and says so on the login page", async () => {
  vi.mocked(context.store.sessionOf).mockResolvedValue(null);
  const login = "/login?callbackUrl=%2Fpage";
  await expect(action(formWith({ id: "one" }))).rejects.toThrow(new Error(`redirect to ${login}`));
  expect(run).not.toHaveBeenCalled();
});
