import { describe, expect, it } from "vitest";
import { findBy } from "./lookup";

/** Elements that count how often their name is read. */
function newList(length: number) {
  const reads = { count: 0 };
  const element = (index: number) => ({
    index,
    get name() {
      reads.count += 1;
      return `name-${index}`;
    },
  });
  return { reads, element, list: Array.from({ length }, (_, index) => element(index)) };
}

describe("finding by a field", () => {
  it("finds the element, also one that was added later", () => {
    const { list, element } = newList(3);
    expect(findBy(list, "name", "name-1")?.index).toBe(1);
    expect(findBy(list, "name", "name-3")).toBeUndefined();
    list.push(element(3));
    expect(findBy(list, "name", "name-3")?.index).toBe(3);
    expect(findBy(list, "index", 3)?.index).toBe(3);
    expect(findBy(list, "name", undefined)).toBeUndefined();
  });

  it("reads each element once, however often it is asked", () => {
    const { list, reads } = newList(1_000);
    for (let index = 0; index < 1_000; index++) findBy(list, "name", `name-${index}`);
    expect(reads.count).toBe(1_000);
  });

  it("does not find in one list what only another has", () => {
    const { list } = newList(3);
    findBy(list, "name", "name-2");
    const shorter = list.filter(({ index }) => index !== 2);
    expect(findBy(shorter, "name", "name-2")).toBeUndefined();
  });
});
