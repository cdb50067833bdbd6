/** A database for one test file or one site. */
export interface TestDatabase {
  /** For DATABASE_URL. */
  url: string;
  /** What a site needs to use it. */
  env: Record<string, string>;
  /** Runs SQL while a site uses the database, and returns the rows. */
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Deletes it, even if someone is connected. */
  drop(): Promise<void>;
}

/** Makes a database of a test, by default with its tables. */
export type CreateTestDatabase = (options?: { isEmpty?: boolean }) => Promise<TestDatabase>;
