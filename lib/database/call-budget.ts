import { sql } from "drizzle-orm";
import { firstValue } from "@/lib/database/first-value";
import { query } from "@/lib/database/open";

/** An endpoint whose calls are counted. TikTok limits each of them by itself. */
export type LimitedEndpoint = "user/info" | "video/list";

const LONGEST_PAUSE_SECONDS = 60 * 60;

/** How far into the current minute the database's clock is, in seconds. */
const elapsed = sql`extract(second from now())::float8`;
const minute = sql`date_trunc('minute', now())`;
const callsPerSecond = (perMinute: number) => sql`(${perMinute}::float8 / 60)`;
/** How many calls may be early, and how many that were not made in time may be made up for: two seconds' worth. */
const slack = (perMinute: number) => sql`${Math.max(1, perMinute / 30)}::float8`;

/**
 * Reserves one call to an endpoint, for all processes together. The calls are spread over the minute, because TikTok
 * counts those of the last sixty seconds: a limit for each minute of the clock would allow twice as many around its
 * end. So what was not used for two seconds is used up.
 * @returns 0 if the call may be made now; otherwise seconds after which to try again
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export async function reserveCall(endpoint: LimitedEndpoint, perMinute: number): Promise<number> {
  const rate = callsPerSecond(perMinute);
  const used = (calls: ReturnType<typeof sql>) =>
    sql`(greatest(${calls}, floor(${elapsed} * ${rate} - ${slack(perMinute)})) + 1)::int`;
  const usedAfter = used(sql`calls_per_minute.calls`);
  const wait = sql`(calls + 1 - ${slack(perMinute)}) / ${rate} - ${elapsed}`;
  const seconds = await query((database) =>
    firstValue(
      database,
      sql`
        with reserved as (
          insert into calls_per_minute (endpoint, minute, calls)
          values (${endpoint}, ${minute}, ${used(sql`0`)})
          on conflict (endpoint, minute) do update set calls = ${usedAfter}
            where ${usedAfter} <= ${elapsed} * ${rate} + ${slack(perMinute)}
          returning 0
        )
        select case when exists (select from reserved) then 0 else coalesce((
          select least(greatest(${wait}, 0.02), 60 - ${elapsed}) from calls_per_minute
          where endpoint = ${endpoint} and minute = ${minute}
        ), 0.02) end::float8 as value`,
    ),
  );
  return Number(seconds);
}

/** Reserves all calls for a while, so that no process makes any. An hour at most. */
export async function pauseCalls(perMinute: number, seconds: number): Promise<void> {
  const until = sql`now() + make_interval(secs => ${Math.min(seconds, LONGEST_PAUSE_SECONDS)})`;
  const share = sql`least(60, extract(epoch from ${until} - minute))`;
  const calls = sql`ceil(${share} * ${callsPerSecond(perMinute)} + ${slack(perMinute)})::int`;
  await query((database) =>
    database.execute(sql`
      insert into calls_per_minute (endpoint, minute, calls)
      select endpoint, minute, ${calls}
      from unnest(array['user/info', 'video/list']) as endpoint,
        generate_series(${minute}, ${until}, interval '1 minute') as minute
      on conflict (endpoint, minute) do update
        set calls = greatest(calls_per_minute.calls, excluded.calls)`),
  );
}
