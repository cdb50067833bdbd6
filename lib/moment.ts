// Reading what is cached takes a few milliseconds, asking TikTok a few hundred.
const MOMENT_MS = 40;

/**
 * Waits for something that may be there at once, but no longer than a moment: a page that comes whole
 * is better than one whose skeleton flashes by.
 */
export async function waitAMoment(something: Promise<unknown>): Promise<void> {
  await Promise.race([something, new Promise((resolve) => setTimeout(resolve, MOMENT_MS))]);
}
