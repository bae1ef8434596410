/**
 * How fast the ledger writes, how long VNPAY waits for a payment to be in it, and how long an account with a million entries takes:
 *   npm run bench:ledger -- --database URL [--only writes]       # a throw-away database after npm run db:deploy
 */
import { parseArgs } from "node:util";
import pg from "pg";
import { post } from "../../app/domain/ledger/post.server";
import type { Posting } from "../../app/domain/ledger/posting";
import { balanceOf } from "../../app/domain/ledger/queries.server";
import { statementPage } from "../../app/domain/ledger/statement-queries.server";
import { systemIds } from "../../app/platform/clock.server";
import { openDb, transact } from "../../app/platform/db.server";
import { ipnTimes } from "./ipn";

const { values: asked } = parseArgs({ options: { database: { type: "string" }, only: { type: "string" } } });
if (asked.database === undefined) throw new Error("--database URL: a database that may be thrown away");
const { database } = asked;
const db = openDb({ url: database, pool: 8 });
const seconds = 6;
const hot = "seller_payable:00000000-0000-7000-8000-00000000be6c";
const moment = () => ({ now: new Date(), ids: systemIds });

const receipt = (): Posting => {
  const id = systemIds.next();
  const amount = 150_000;
  return {
    idemKey: `bench:${id}`,
    kind: "payment.received",
    entries: [
      { account: "vnpay_clearing:BENCH001", amount },
      { account: `escrow:${id}`, amount: -amount },
    ],
  };
};

async function rate(): Promise<number> {
  const until = Date.now() + seconds * 1_000;
  let done = 0;
  const work = async (): Promise<void> => {
    for (; Date.now() < until; done += 1) await transact(db, (tx) => post(tx, moment(), receipt()));
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return done / seconds;
}

/** A million entries of one account over three years, as `post` would have left them. */
async function fill(): Promise<void> {
  await transact(db, (tx) =>
    post(tx, moment(), {
      idemKey: `bench:open:${systemIds.next()}`,
      kind: "order.released",
      entries: [
        { account: "commission", amount: 1_000 },
        { account: hot, amount: -1_000 },
      ],
    }),
  );
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  // The checks of every single entry would take longer than the figures; this database is thrown away.
  await client.query("SET session_replication_role = replica");
  await client.query(`
    INSERT INTO ledger_transaction (idem_key, kind, at)
    SELECT 'fill:' || n, 'order.released', now() - n * interval '90 seconds' FROM generate_series(1, 1000000) n ON CONFLICT DO NOTHING`);
  await client.query(
    `INSERT INTO ledger_entry (transaction_id, account_id, amount, at)
    SELECT made.id, account.id, CASE account.code WHEN $1 THEN -1000 ELSE 1000 END, made.at
    FROM ledger_transaction made, ledger_account account WHERE made.idem_key LIKE 'fill:%' AND account.code IN ($1, 'commission')`,
    [hot],
  );
  await client.query(`DELETE FROM ledger_month`);
  await client.query(`
    INSERT INTO ledger_month (account_id, month, stripe, amount, entries)
    SELECT account_id, date_trunc('month', at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 0, sum(amount), count(*)
    FROM ledger_entry GROUP BY 1, 2`);
  await client.query("VACUUM ANALYZE ledger_entry");
  await client.end();
}

async function time(what: string, goal: string, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < 5; n += 1) await work();
  const took: number[] = [];
  for (let n = 0; n < 60; n += 1) {
    const from = performance.now();
    await work();
    took.push(performance.now() - from);
  }
  took.sort((a, b) => a - b);
  console.log(`| ${what} | ${goal} | p50 ${took[30]?.toFixed(1)} ms, p95 ${took[57]?.toFixed(1)} ms |`);
}

console.log(
  `| ledger transactions, 8 at once, one shared clearing account | ≥ 500/s | ${(await rate()).toFixed(0)}/s |`,
);
const waits = await ipnTimes(db, 1_500, 8);
const wait = (part: number): string => (waits[Math.floor(waits.length * part)] ?? 0).toFixed(1);
console.log(`| IPN → committed ledger, 8 at once | p95 ≤ 20 ms | p50 ${wait(0.5)} ms, p95 ${wait(0.95)} ms |`);
if (asked.only === "writes") {
  await db.$disconnect();
  process.exit(0);
}
await fill();
const [counted] = await db.$queryRaw<{ entries: bigint }[]>`
  SELECT count(*) AS entries FROM ledger_entry WHERE account_id = (SELECT id FROM ledger_account WHERE code = ${hot})`;
const entries = Number(counted?.entries ?? 0);
const month = new Date().toISOString().slice(0, 7);
await time(`balance of an account with ${entries.toLocaleString("en")} entries`, "≤ 5 ms", () => balanceOf(db, hot));
await time("first statement page of a month", "≤ 50 ms", () => statementPage(db, hot, { month }));
const first = await statementPage(db, hot, { month });
await time("a later page", "≤ 50 ms", () => statementPage(db, hot, { month, after: first.next ?? "" }));
await db.$disconnect();
