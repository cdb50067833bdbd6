/**
 * The text of a request's body, unchanged.
 * @param limit bytes
 * @returns null when the body is longer; the rest is not read
 */
export async function readBounded(request: Request, limit: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
