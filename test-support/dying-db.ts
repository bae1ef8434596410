import type { Db, Tx } from "~/platform/db.server";

type TransactionLimits = Parameters<Db["$transaction"]>[1];

class Died extends Error {}

/** The process dies in its nth transaction: everything written, nothing committed. */
export function dyingDb(db: Db, nth: number): Db {
  let opened = 0;
  const $transaction = async <T>(work: (tx: Tx) => Promise<T>, limits?: TransactionLimits): Promise<T> => {
    opened += 1;
    const isLast = opened === nth;
    return db.$transaction(async (tx) => {
      const result = await work(tx);
      if (isLast) throw new Died();
      return result;
    }, limits);
  };
  return new Proxy(db, {
    get: (target, name): unknown => (name === "$transaction" ? $transaction : Reflect.get(target, name)),
  });
}

/** Does it with a process that dies on the way, and says whether it did. */
export async function survives(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Died) return false;
    throw error;
  }
}
