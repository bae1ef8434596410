import { PrismaPg } from "@prisma/adapter-pg";
import { isRefusal } from "~/domain/shared/refusal";
import { Prisma, PrismaClient } from "./prisma/client";
import { statementNames } from "./statement-names";

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
export type Tx = Prisma.TransactionClient & { readonly [open]: true };

/** Opens transactions. */
export type Db = Reader & Pick<PrismaClient, "$transaction" | "$disconnect">;

export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export const noSql = Prisma.empty;
export type Sql = Prisma.Sql;
export type JsonInput = Prisma.InputJsonValue;

export type DbOptions = { url: string; pool?: number };

/**
 * A hung database must not hang the shop: connecting, each statement and idle transactions all have limits.
 */
export function openDb({ url, pool = 10 }: DbOptions): PrismaClient {
  const nameOf = statementNames();
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: pool,
      connectionTimeoutMillis: 5_000,
      query_timeout: 15_000,
      statement_timeout: 12_000,
      idle_in_transaction_session_timeout: 15_000,
      application_name: "cho-que",
    },
    { statementNameGenerator: ({ sql: text }) => nameOf(text) },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 10_000 } });
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
      outcome = await work(tx as Tx);
      if (isRefusal(outcome)) throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return outcome;
}

/** P2034 is Prisma's "write conflict or deadlock"; raw statements carry PostgreSQL's 40001 and 40P01 inside P2010. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2034") return true;
  return error.code === "P2010" && /\b(40001|40P01)\b/.test(JSON.stringify(error.meta ?? {}) + error.message);
}

/** True when a unique index said no: the race is lost, somebody else was first. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return (
    error.code === "P2002" ||
    (error.code === "P2010" && /\b23505\b/.test(JSON.stringify(error.meta ?? {}) + error.message))
  );
}
