/** The current time in whole Unix seconds, the unit of every time in a session and of TikTok's tokens. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
