// Reading what is cached takes a few milliseconds, asking TikTok a few hundred.
const MOMENT_MS = 40;

/**
 * Whether something is there within a moment: a page that comes whole is better than one whose skeleton
 * flashes by.
 */
export async function isThereSoon(something: Promise<unknown>): Promise<boolean> {
  const late = new Promise((resolve) => setTimeout(resolve, MOMENT_MS, false));
  return (await Promise.race([something.then(() => true), late])) === true;
}
