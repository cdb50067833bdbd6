import { sql } from "drizzle-orm";
import { closeDatabase, query } from "./stored";

/** The clock of a database. It stands still unless it is moved. */
export interface DatabaseClock {
  set(time: Date): Promise<void>;
  /** Moves it forward; never back, however many do so at once. */
  moveTo(time: Date): Promise<void>;
}

/**
 * Replaces the clock of the database that this process uses: `now()` in every query is what the test has set, so
 * that results depend neither on the speed of the machine nor on the time of day.
 */
export async function stopDatabaseClock(time: Date): Promise<DatabaseClock> {
  await run(sql`create schema clock`);
  await run(sql`create table clock.clock (time timestamptz not null)`);
  await run(sql`insert into clock.clock values (${time.toISOString()})`);
  await run(sql`create function clock.now() returns timestamptz stable language sql
    as 'select time from clock.clock'`);
  // PostgreSQL's own functions come first unless the path says otherwise. A server tells each new connection; an
  // embedded database has one, and forgets it when it is closed.
  const path = sql`search_path = clock, public, pg_catalog`;
  await run(
    sql`do $$ begin execute format('alter database %I set ${path}', current_database()); end $$`,
  );
  await closeDatabase();
  await run(sql`set ${path}`);
  return {
    set: (to) => run(sql`update clock.clock set time = ${to.toISOString()}`),
    moveTo: (to) => run(sql`update clock.clock set time = greatest(time, ${to.toISOString()})`),
  };
}

const run = async (statement: ReturnType<typeof sql>) =>
  void (await query((database) => database.execute(statement)));
