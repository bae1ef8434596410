import type pg from "pg";
import { lending } from "./lending-pool.server";
import { Prisma, type PrismaClient } from "./prisma/client";
import type { Statements } from "./statements.server";

/**
 * Statements whose answers nobody waits for, made when the work is done: they travel together with the COMMIT. When one
 * fails, nothing of the transaction was done.
 */
export type AtCommit = { readonly $atCommit: (statement: () => Prisma.Sql) => void };

export type TransactionLimits = { readonly timeout?: number };
type Models = Prisma.TransactionClient;

/** The transaction is over, or took too long: nothing may be written through it any more. */
class TransactionOver extends Error {
  override readonly name = "TransactionOver";
}

const longestMs = 10_000;

/**
 * Opens a transaction on a connection of its own, and gives it back whatever happens. Prisma is asked to join only when a
 * model is used: most hot paths never do. Work that hangs loses its connection, and with it everything it wrote.
 */
export async function inTransaction<T>(
  prisma: PrismaClient,
  pool: pg.Pool,
  statements: Statements,
  work: (tx: Models & AtCommit) => Promise<T>,
  { timeout = longestMs }: TransactionLimits = {},
): Promise<T> {
  const connection = await pool.connect();
  // A connection that dies meanwhile tells its next statement; without a listener it would end the process.
  const hush = (): void => undefined;
  connection.on("error", hush);
  const joined = joinable(prisma, connection, timeout);
  const state: State = { isOver: false, atCommit: [] };
  let fault = false;
  try {
    // Not waited for: it travels with the first statement, and a connection that cannot begin fails that one too.
    const begun = connection.query("BEGIN");
    begun.catch(hush);
    const result = await within(timeout, work(transactionClient(joined, connection, statements, state)));
    await joined.leave();
    await allDone([
      begun,
      ...state.atCommit.map((statement) => statements.count(connection, statement())),
      connection.query("COMMIT"),
    ]);
    return result;
  } catch (error) {
    void joined.leave();
    fault = await undo(connection, error);
    throw error;
  } finally {
    state.isOver = true;
    connection.off("error", hush);
    connection.release(fault);
  }
}

/** Waits for all of them, whatever becomes of each; then the first that failed fails this. */
async function allDone(sent: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(sent)).find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
}

/** True when the connection is not worth keeping. */
async function undo(connection: pg.PoolClient, error: unknown): Promise<boolean> {
  if (error instanceof TransactionOver) return true;
  return connection.query("ROLLBACK").then(
    () => false,
    () => true,
  );
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TransactionOver(`a transaction took longer than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Joinable = { readonly models: () => Promise<Models>; readonly leave: () => Promise<void> };

/** Prisma's view of the transaction, opened at the first question and closed with `leave`. */
function joinable(prisma: PrismaClient, connection: pg.PoolClient, timeout: number): Joinable {
  let joined: { readonly models: Promise<Models>; readonly end: () => void; readonly ended: Promise<unknown> } | null =
    null;
  const join = () => {
    let end: () => void = () => undefined;
    const over = new Promise<void>((done) => (end = done));
    let ended: Promise<unknown> = Promise.resolve();
    const models = new Promise<Models>((give, fail) => {
      const hold = (tx: Models): Promise<void> => (give(tx), over);
      ended = lending(connection, () => prisma.$transaction(hold, { timeout })).catch(fail);
    });
    return { models, end, ended };
  };
  return {
    models: () => (joined ??= join()).models,
    leave: async () => {
      joined?.end();
      await joined?.ended;
    },
  };
}

type Method = (...given: unknown[]) => Promise<unknown>;

type State = { isOver: boolean; readonly atCommit: (() => Prisma.Sql)[] };

/** What a command writes through: statements go to the connection, models to Prisma on the same connection. */
function transactionClient(
  { models }: Joinable,
  connection: pg.PoolClient,
  { rows, count }: Statements,
  state: State,
): Models & AtCommit {
  const open = (): pg.PoolClient => {
    if (state.isOver) throw new TransactionOver("the transaction is over");
    return connection;
  };
  const byHand: Record<string, unknown> = {
    $queryRaw: async (text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      rows(open(), sqlOf(text, values)),
    $executeRaw: async (text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      count(open(), sqlOf(text, values)),
    $atCommit: (statement: () => Prisma.Sql) => void (open(), state.atCommit.push(statement)),
  };
  return new Proxy(byHand, {
    get: (known, name) => (typeof name === "string" ? (known[name] ??= delegate(name, models)) : undefined),
  }) as unknown as Models & AtCommit;
}

/** A model, or one of Prisma's own functions, whose every method first has Prisma join. */
const delegate = (name: string, models: () => Promise<Models>): unknown => {
  if (name === "then") return undefined;
  const memberOf = async (): Promise<unknown> => Reflect.get(await models(), name) as unknown;
  if (name.startsWith("$")) return async (...given: unknown[]) => ((await memberOf()) as Method)(...given);
  return new Proxy(
    {},
    {
      get:
        (_, method: string) =>
        async (...given: unknown[]) =>
          ((await memberOf()) as Record<string, Method>)[method]?.(...given),
    },
  );
};

export const sqlOf = (text: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Prisma.Sql =>
  text instanceof Prisma.Sql ? text : Prisma.sql(text, ...values);
