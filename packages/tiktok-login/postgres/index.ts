// Users, their sessions and their tokens in PostgreSQL. Nothing of Drizzle or of the driver is loaded before the first query.

export { type Connection, openDatabase, requireDatabaseUrl } from "./connection";
export { type Database, postgres } from "./database";
export type { Hooks } from "./db";
export { DatabaseProblem, describeDatabaseFailure } from "./failure";
export { cleanUp } from "./housekeeping";
export { saveReading } from "./reading";
export { postgresStore } from "./store";
export { callLimits } from "./user-calls";
export { requireServerVersion, schemaState } from "./version";
