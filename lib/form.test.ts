import { expect, it } from "vitest";
import { textIn } from "@/lib/form";

it("reads a text field, and nothing else", () => {
  const form = new FormData();
  form.set("text", "a");
  form.append("text", "b");
  form.set("file", new File(["content"], "name.txt"));
  expect(textIn(form, "text")).toBe("a");
  expect(textIn(form, "file")).toBeNull();
  expect(textIn(form, "absent")).toBeNull();
});

it.each([[undefined], [null], [5], ["text"], [{ get: "text" }], [[]], [new Map([["text", "a"]])]])(
  "finds no field in %o",
  (form) => {
    expect(textIn(form, "text")).toBeNull();
  },
);
