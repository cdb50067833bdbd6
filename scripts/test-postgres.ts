export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> } | null> {
  return null;
}
