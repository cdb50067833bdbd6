import type { Pool, PoolClient, QueryConfig, QueryResult } from "pg";
import type { Timeouts } from "../internal/timeouts";
import { DatabaseProblem, describeDatabaseFailure, POOL_IS_BUSY } from "./failure";

/** How a pool's connections are used. */
export interface SteadyPool {
  /** Runs several statements on one connection, which is closed if they fail. */
  run<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result>;
}

/**
 * Makes a pool survive the loss of idle connections, which a server closes and a router may drop silently. A read that
 * was sent on a lost one is sent once more. Anything else may have happened although no answer came, so a connection that
 * was idle is asked whether it is there before the statement leaves. Changes `pool.query`.
 * @throws {DatabaseProblem} `connection_lost` if that happened to one connection alone, in the middle of its work
 */
export function makeSteady(pool: Pool, timeouts: Timeouts): SteadyPool {
  // The driver's types do not know it.
  const short: object = {
    query_timeout: Math.min(timeouts.lostMs, pool.options.query_timeout ?? timeouts.queryMs),
  };
  const usedAt = new WeakMap<PoolClient, number>();
  let lostAt = Number.NEGATIVE_INFINITY;

  /** @param isAsked whether a connection that was idle has to answer first */
  async function connect(isAsked: boolean): Promise<PoolClient> {
    for (;;) {
      const client = await pool.connect().catch((error: unknown) => {
        const { code, sentence } = describeDatabaseFailure(error);
        throw new DatabaseProblem(code, sentence, { isOutage: sentence !== POOL_IS_BUSY });
      });
      const last = usedAt.get(client);
      // What was idle when another one was lost is not worth a try.
      if (last === undefined || (last > lostAt && (!isAsked || (await answers(client)))))
        return client;
      client.release(true);
    }
  }

  const answers = (client: PoolClient) =>
    client.query({ text: "select 1", ...short }).then(
      () => true,
      () => {
        lostAt = performance.now();
        return false;
      },
    );

  async function finish<Result>(client: PoolClient, work: () => Promise<Result>): Promise<Result> {
    let isDone = false;
    try {
      const result = await work();
      isDone = true;
      return result;
    } finally {
      client.release(!isDone);
    }
  }

  /** What to throw: whether the server is gone as well shows when the next one connects. */
  async function explain(error: unknown): Promise<unknown> {
    if (!isLoss(error)) return error;
    lostAt = performance.now();
    (await connect(true)).release();
    return new DatabaseProblem("connection_lost", describeDatabaseFailure(error).sentence);
  }

  async function run<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await connect(true);
    return finish(client, () => work(client)).catch(async (error) => {
      throw await explain(error);
    });
  }

  async function read(config: QueryConfig): Promise<QueryResult> {
    const client = await connect(false);
    const mayBeLost = usedAt.has(client);
    const sent = mayBeLost ? { ...config, ...short } : config;
    return finish(client, () => client.query(sent)).catch(async (error) => {
      if (!mayBeLost || !isLoss(error)) throw await explain(error);
      lostAt = performance.now();
      return run((other) => other.query(config));
    });
  }

  const query = (asked: string | QueryConfig, values?: unknown[]) => {
    const config = {
      ...(typeof asked === "string" ? { text: asked } : asked),
      ...(values && { values }),
    };
    // No function that writes is called outside of a transaction.
    return /^\s*select\b/i.test(config.text) ? read(config) : run((client) => client.query(config));
  };
  pool.query = query as typeof pool.query;
  // A connection that breaks while it is in use would stop the process. Its statements fail, which is enough.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("release", (_, client) => usedAt.set(client, performance.now()));
  return { run };
}

function isLoss(error: unknown): boolean {
  if (error instanceof DatabaseProblem) return false;
  const { code, isOutage, sentence } = describeDatabaseFailure(error);
  // By these codes a server that is there says that it has no tables.
  const isAnswer = /^(42|3F)/.test(code);
  return (isOutage && !isAnswer) || sentence === "Query read timeout";
}
