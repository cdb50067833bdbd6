// Users, their sessions and their tokens in PostgreSQL. Nothing of Drizzle or of the driver is loaded before the first query.

export { requireDatabaseUrl } from "./address";
export { type Connection, openDatabase } from "./connection";
export { type Database, postgres } from "./database";
export { DatabaseProblem, describeDatabaseFailure } from "./failure";
export type { Hooks } from "./hooks";
export { cleanUp } from "./housekeeping";
export { saveReading } from "./reading";
export { postgresStore } from "./store";
export { callLimits } from "./user-calls";
export { requireServerVersion, schemaState } from "./version";
