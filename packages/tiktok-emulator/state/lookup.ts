const indexes = new WeakMap<readonly object[], Map<PropertyKey, Index>>();

interface Index {
  byValue: Map<unknown, object>;
  /** How many elements of the list it has. */
  size: number;
}

/**
 * Finds the element whose field has a value, without comparing every element. The values are unique and do not
 * change, and elements are only added, at the end. The index is beside the list because the state is plain JSON.
 */
export function findBy<Element extends object, Field extends keyof Element>(
  list: readonly Element[],
  field: Field,
  value: Element[Field] | undefined,
): Element | undefined {
  const ofList = indexes.get(list) ?? new Map<PropertyKey, Index>();
  indexes.set(list, ofList);
  const index = ofList.get(field) ?? { byValue: new Map(), size: 0 };
  ofList.set(field, index);
  for (; index.size < list.length; index.size++) {
    const element = list[index.size] as Element;
    index.byValue.set(element[field], element);
  }
  return index.byValue.get(value) as Element | undefined;
}
