import pg from "pg";
import { steps } from "./tables";

export type Pool = pg.Pool;
export type Tx = Pick<pg.ClientBase, "query">;
type Row = Record<string, unknown>;

/** A pool on the gateway's database, its tables brought to the present step. */
export async function openDatabase(url: string, size = 10): Promise<Pool> {
  const pool = new pg.Pool({ connectionString: url, max: size });
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on("error", () => undefined);
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return pool;
}

const migrationLock = 4_240_721;

/** One gateway at a time; others wait and find it done. */
async function migrate(pool: Pool): Promise<void> {
  await transact(pool, async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    await tx.query("create schema if not exists vnpay_gateway");
    await tx.query("create table if not exists vnpay_gateway.step (name text primary key)");
    const { rows } = await tx.query("select name from vnpay_gateway.step");
    const done = new Set(rows.map((row: Row) => row["name"]));
    for (const { name, sql } of steps) {
      if (done.has(name)) continue;
      await tx.query(sql);
      await tx.query("insert into vnpay_gateway.step (name) values ($1)", [name]);
    }
  });
}

/** Runs `work` in one transaction: all of it or, when it throws, nothing. */
export async function transact<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => (isBroken = true));
    throw error;
  } finally {
    client.release(isBroken);
  }
}
