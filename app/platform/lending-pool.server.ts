import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

type Loan = { connection: pg.PoolClient | null };

const loans = new AsyncLocalStorage<Loan>();
const ours = /^(BEGIN|COMMIT|ROLLBACK)$/;

/**
 * A pool that Prisma shares: within `lending` it gives Prisma the connection of a transaction that is open already, so that
 * models and statements written by hand are one transaction. Its beginning and its end stay with whoever opened it.
 */
export class LendingPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    // A connection that dies while nobody uses it is dropped; without a listener it would end the process.
    this.on("error", () => undefined);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | void {
    if (callback) return super.connect(callback);
    const loan = loans.getStore();
    const lent = loan?.connection;
    if (!loan || !lent) return super.connect();
    loan.connection = null;
    return Promise.resolve(borrowed(lent));
  }
}

export const lending = <T>(connection: pg.PoolClient, work: () => Promise<T>): Promise<T> =>
  loans.run({ connection }, work);

const nothing = { rows: [], fields: [], rowCount: 0, command: "", oid: 0 };

function borrowed(connection: pg.PoolClient): pg.PoolClient {
  const lent = {
    query: (config: { text: string }) => (ours.test(config.text) ? Promise.resolve(nothing) : connection.query(config)),
    on: () => lent,
    removeListener: () => lent,
    release: () => undefined,
  };
  // All that Prisma's adapter asks of a connection.
  return lent as unknown as pg.PoolClient;
}
