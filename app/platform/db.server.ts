import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { isRefusal } from "~/domain/shared/refusal";
import { JoiningClient } from "./joining-client.server";
import { LendingPool } from "./lending-pool.server";
import { Prisma, PrismaClient } from "./prisma/client";
import { statementNames } from "./statement-names";
import { statements } from "./statements.server";
import { inTransaction, sqlOf, type AtCommit, type TransactionLimits } from "./transaction.server";

declare const open: unique symbol;
const undo = Symbol("undo");

type ReadMethod =
  | "findUnique"
  | "findUniqueOrThrow"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "count"
  | "aggregate"
  | "groupBy";
type ModelName = Uncapitalize<Prisma.ModelName>;

/** Looks, cannot write: its models have read methods only. `$queryRaw` is for SELECT. */
export type Reader = {
  readonly [Name in ModelName]: Pick<PrismaClient[Name], ReadMethod & keyof PrismaClient[Name]>;
} & Pick<PrismaClient, "$queryRaw">;

/** Writes, inside one open transaction. */
export type Tx = Prisma.TransactionClient & AtCommit & { readonly [open]: true };

/** Opens transactions. */
export type Db = Reader &
  Pick<PrismaClient, "$disconnect"> & {
    readonly $transaction: <T>(work: (tx: Tx) => Promise<T>, limits?: TransactionLimits) => Promise<T>;
    /** Counts and tidies tables that were just filled, as PostgreSQL would by itself some minutes later; none named is all. */
    readonly $tidy: (...tables: string[]) => Promise<void>;
  };

/** Everything, as tests and the seed need it. */
type OpenDb = Omit<PrismaClient, "$transaction"> & Pick<Db, "$transaction" | "$tidy">;

export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export const noSql = Prisma.empty;
export type Sql = Prisma.Sql;

/**
 * `id = ${anyOf(ids)}`, planned once per connection like every other statement. A bare list is planned anew each time: PostgreSQL
 * believes a short list that it knows cheaper than one that it does not, and never settles on a lasting plan.
 */
export const anyOf = (ids: readonly string[]): Sql => sql`any (array(select unnest(${ids}::uuid[])))`;
export type JsonInput = Prisma.InputJsonValue;

/** statementSeconds: how long one statement may run; filling an empty database asks for more than a shopper may wait. */
export type DbOptions = { url: string; pool?: number; statementSeconds?: number };

/**
 * A hung database must not hang the shop: connecting, each statement and idle transactions all have limits. Statements written
 * by hand and transactions go straight to the driver, models through Prisma, all over one pool.
 */
export function openDb({ url, pool: max = 10, statementSeconds = 12 }: DbOptions): OpenDb {
  const nameOf = statementNames();
  const pool = new LendingPool({
    connectionString: url,
    Client: JoiningClient,
    // A transaction may send its next statement before the last one is answered.
    pipeline: true,
    max,
    connectionTimeoutMillis: 5_000,
    // A connection has planned what it is asked often; after the driver's ten seconds a quiet shop would plan it all again.
    idleTimeoutMillis: 600_000,
    // The driver counts from the moment a statement is queued behind others of its transaction.
    query_timeout: statementSeconds * 1_250,
    statement_timeout: statementSeconds * 1_000,
    idle_in_transaction_session_timeout: statementSeconds * 1_250,
    application_name: "cho-que",
    // Compiling a plan never pays for statements of milliseconds.
    options: "-c jit=off",
  });
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: ({ sql: text }) => nameOf(text),
    disposeExternalPool: true,
  });
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 10_000 } });
  const byHand = statements(nameOf);
  const own: Record<PropertyKey, unknown> = {
    $queryRaw: (text: TemplateStringsArray | Sql, ...values: unknown[]) => byHand.rows(pool, sqlOf(text, values)),
    $executeRaw: (text: TemplateStringsArray | Sql, ...values: unknown[]) => byHand.count(pool, sqlOf(text, values)),
    $transaction: (work: (tx: Tx) => Promise<unknown>, limits?: TransactionLimits) =>
      inTransaction(prisma, pool, byHand, (tx) => work(tx as Tx), limits),
    $tidy: (...tables: string[]) => tidy(url, tables),
  };
  return new Proxy(prisma, {
    get: (target, name): unknown => own[name] ?? Reflect.get(target, name),
  }) as unknown as OpenDb;
}

/** On a connection of its own, for it takes as long as it takes and cannot be in a transaction. */
async function tidy(connectionString: string, tables: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(`vacuum (analyze) ${tables.map((table) => client.escapeIdentifier(table)).join(", ")}`);
  } finally {
    await client.end();
  }
}

/**
 * Runs the work in one transaction. A thrown error undoes it; so does a returned refusal. Deadlocks and serialization
 * failures are retried, because the work is a function of the database only.
 */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>, tries = 4): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await attempt(db, work);
    } catch (error) {
      if (left <= 1 || !isTransient(error)) throw error;
    }
  }
}

async function attempt<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  let outcome!: T;
  try {
    await db.$transaction(async (tx) => {
      outcome = await work(tx);
      if (isRefusal(outcome)) throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return outcome;
}

const conflicts = new Set(["40001", "40P01"]);
const duplicate = "23505";

/** PostgreSQL's own code when a statement written by hand failed; Prisma's is P2034, "write conflict or deadlock". */
const isTransient = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? conflicts.has(error.code ?? "")
    : error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034";

/** True when a unique index said no: the race is lost, somebody else was first. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? error.code === duplicate
    : error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
