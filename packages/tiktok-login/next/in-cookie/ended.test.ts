import { expect, it } from "vitest";
import { isEnded, withEnded } from "../cookie";

it("lists each session once and drops the oldest after eight", () => {
  let list: string | undefined;
  for (const id of ["a", "b", "a", "c"]) list = withEnded(id, list);
  expect(list).toBe("c.a.b");
  for (const id of ["d", "e", "f", "g", "h", "i"]) list = withEnded(id, list);
  expect(list).toBe("i.h.g.f.e.d.c.a");
});

it("keeps no more than a cookie can hold, whatever was in the list", () => {
  expect(withEnded("a", `b.${"x".repeat(4_000)}.c`)).toBe("a.b.c");
});

it.each([
  ["a", undefined, false],
  ["a", "", false],
  ["a", "a", true],
  ["a", "b.a", true],
  ["a", "ab", false],
  ["", "", true],
])("whether %j is in %j: %s", (id, list, expected) => {
  expect(isEnded(id, list)).toBe(expected);
});
