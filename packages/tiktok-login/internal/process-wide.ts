/**
 * A value that the whole process has once. Next bundles middleware, pages and route handlers apart, so a variable of a
 * module would exist three times.
 * @param key names the value
 */
export function processWide<Value>(key: string, make: () => Value): Value {
  const shared = globalThis as typeof globalThis & { tiktokLogin?: Map<string, unknown> };
  shared.tiktokLogin ??= new Map();
  if (!shared.tiktokLogin.has(key)) shared.tiktokLogin.set(key, make());
  return shared.tiktokLogin.get(key) as Value;
}
