import { createHash } from "node:crypto";
import { Fault, InvalidParameter, invalidParameter, keyInUse, keyReused } from "../stripe/fault";
import type { Tree } from "../stripe/form";
import type { ApiRequest } from "../stripe/transport";
import { type Pool, transact, type Tx } from "./database.server";

export type Kept = { readonly status: number; readonly body: object; readonly isReplay: boolean };

const longestKey = 255;

/**
 * Runs `work` once for a key. Its result is stored in the same transaction as its effect, so neither is ever there alone; a
 * second call gets it back, and one that comes while the first is still running is told so. What was wrong with the request
 * itself is not remembered: it may be put right under the same key.
 */
export async function once(
  pool: Pool,
  { key, now, request }: { key: string; now: Date; request: ApiRequest },
  work: (tx: Tx) => Promise<object>,
): Promise<Kept> {
  if (key.length > longestKey) throw invalidParameter(`Idempotency keys can be up to ${longestKey} characters.`);
  const fingerprint = fingerprintOf(request);
  return transact(pool, async (tx) => {
    const { rows: locks } = await tx.query<{ is_free: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended('vnpay_gateway ' || $1, 0)) as is_free",
      [key],
    );
    if (!locks[0]?.is_free) throw keyInUse(key);
    const earlier = await find(tx, key);
    if (earlier && earlier.fingerprint !== fingerprint) throw keyReused(key);
    if (earlier) return { status: earlier.status, body: earlier.body, isReplay: true };
    const { body, status } = await outcomeOf(tx, work);
    await tx.query(
      "insert into vnpay_gateway.idempotency_key (key, fingerprint, status, body, created_at) values ($1, $2, $3, $4, $5)",
      [key, fingerprint, status, JSON.stringify(body), now],
    );
    return { status, body, isReplay: false };
  });
}

/** A refusal undoes what was begun, and is the result. A bug undoes it, too, and is answered 500 ever after. */
async function outcomeOf(tx: Tx, work: (tx: Tx) => Promise<object>): Promise<{ status: number; body: object }> {
  await tx.query("savepoint work");
  try {
    return { status: 200, body: await work(tx) };
  } catch (error) {
    if (!(error instanceof Fault) || error instanceof InvalidParameter) throw error;
    await tx.query("rollback to savepoint work");
    return { status: error.status, body: { error: error.body } };
  }
}

async function find(tx: Tx, key: string): Promise<{ fingerprint: string; status: number; body: object } | undefined> {
  const { rows } = await tx.query<{ fingerprint: string; status: number; body: object }>(
    "select fingerprint, status, body from vnpay_gateway.idempotency_key where key = $1",
    [key],
  );
  return rows[0];
}

/** The failure of a first call, for the calls that repeat it. */
export async function remember(
  pool: Pool,
  key: string,
  request: ApiRequest,
  status: number,
  body: object,
  now: Date,
): Promise<void> {
  await pool.query(
    `insert into vnpay_gateway.idempotency_key (key, fingerprint, status, body, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [key, fingerprintOf(request), status, JSON.stringify(body), now],
  );
}

/** Stripe forgets keys after a day; so do we. */
export const forgetKeys = (pool: Pool, before: Date): Promise<unknown> =>
  pool.query("delete from vnpay_gateway.idempotency_key where created_at < $1", [before]);

const fingerprintOf = ({ method, params, path }: ApiRequest): string =>
  createHash("sha256")
    .update(`${method} ${path} ${inOrder(params)}`)
    .digest("hex");

/** JSON that does not depend on the order in which somebody wrote the names. */
const inOrder = (tree: Tree): string =>
  typeof tree === "string"
    ? JSON.stringify(tree)
    : `{${Object.keys(tree)
        .sort()
        .map((name) => `${JSON.stringify(name)}:${inOrder(tree[name] ?? "")}`)
        .join(",")}}`;
