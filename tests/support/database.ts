import { createEmbeddedDatabase } from "./embedded-database";
import { createServerDatabase } from "./server-database";
import type { CreateTestDatabase } from "./test-database";

const server = process.env.TEST_DATABASE_URL?.trim();
const createOnServer: CreateTestDatabase = (options) => createServerDatabase(server ?? "", options);

/**
 * Makes a database: on the server at TEST_DATABASE_URL, whose user must be allowed to create databases, or in PGlite
 * if that is not set. Any number of workers may do so at once.
 */
export const createTestDatabase = server ? createOnServer : createEmbeddedDatabase;

/** Whether databases are on a server of PostgreSQL, which has several connections, users and databases. */
export const hasPostgres = Boolean(server);

/** Every kind of database that can be had here, by name, for tests that run against each. */
export const databases: [string, CreateTestDatabase][] = [
  ["PGlite", createEmbeddedDatabase],
  ...(server ? [["PostgreSQL", createOnServer] satisfies [string, CreateTestDatabase]] : []),
];
