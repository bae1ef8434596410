import { daysAfter } from "~/domain/shared/time";
import { type Reader, sql, type Sql } from "~/platform/db.server";
import { obstacleTo, readyVnd, type Standing } from "./policy";
import { isPayee, payableOf, type Payee, type PayoutObstacle, type PayoutStatus } from "./types";

export type PayeeStanding = Standing & {
  readonly payee: Payee;
  readonly account: {
    readonly bankBin: string;
    readonly number: string;
    readonly holder: string;
    readonly changedAt: Date;
    readonly usableFrom: Date;
    readonly returnedWhy: string | null;
  } | null;
};

type Row = { code: string; owed: bigint; notBanked: bigint };

/** Everybody who is owed something, or one payee: how much, and how much of it VNPAY has not paid to our bank yet. */
export async function standings(reader: Reader, payee?: Payee): Promise<PayeeStanding[]> {
  const which: Sql = payee ? sql`account.code = ${payableOf(payee)}` : sql`account.code ~ '^(seller|courier)_payable:'`;
  const rows = await reader.$queryRaw<Row[]>(sql`
    WITH unpaid AS MATERIALIZED (
      SELECT session.payable_id FROM payment_attempt attempt JOIN checkout_session session ON session.id = attempt.session_id
      WHERE attempt.status = 'paid' AND attempt.banked_at IS NULL AND session.payable_id ~ '^[0-9a-f-]{36}$'
      UNION SELECT moved.order_id::text FROM credit_movement moved JOIN credit_lot lot ON lot.id = moved.lot_id
      JOIN payment_attempt attempt ON attempt.id = lot.attempt_id AND attempt.banked_at IS NULL WHERE moved.kind = 'spent'
    ), waiting AS (
      SELECT entry.account_id, -sum(entry.amount) AS amount
      FROM unpaid JOIN ledger_transaction made ON made.order_id = unpaid.payable_id::uuid AND made.kind IN ('order.released', 'refund.asked', 'refund.rejected', 'refund.credited', 'refund.recredited')
      JOIN ledger_entry entry ON entry.transaction_id = made.id GROUP BY 1
    )
    SELECT account.code, (-sum(kept.balance))::bigint AS owed, coalesce(max(waiting.amount), 0)::bigint AS "notBanked"
    FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id
    LEFT JOIN waiting ON waiting.account_id = account.id
    WHERE ${which} GROUP BY account.id HAVING sum(kept.balance) < 0 ORDER BY 2 DESC`);
  const found = rows.flatMap(({ code, owed, notBanked }) => {
    const of = code.replace("_payable:", ":");
    return isPayee(of) ? [{ payee: of, owedVnd: Number(owed), notBankedVnd: Number(notBanked) }] : [];
  });
  const listed = payee && found.length === 0 ? [{ payee, owedVnd: 0, notBankedVnd: 0 }] : found;
  const accounts = await reader.bankAccount.findMany({ where: { payee: { in: listed.map((each) => each.payee) } } });
  return listed.map((each) => ({ ...each, account: accounts.find((account) => account.payee === each.payee) ?? null }));
}

export type PayoutRow = {
  readonly id: string;
  readonly runId: string;
  readonly payee: string;
  readonly amountVnd: number;
  readonly bankBin: string;
  readonly number: string;
  readonly holder: string;
  readonly status: PayoutStatus;
  readonly returnedWhy: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

const statusOf = (text: string): PayoutStatus => (text === "paid" || text === "returned" ? text : "sent");

export const findPayout = (reader: Reader, id: string) => reader.payout.findUnique({ where: { id } });

/** A payee's transfers, newest first. */
export const payoutsOf = async (reader: Reader, payee: Payee, most = 50): Promise<PayoutRow[]> =>
  (await reader.payout.findMany({ where: { payee }, orderBy: { createdAt: "desc" }, take: most })).map((row) => ({
    ...row,
    status: statusOf(row.status),
  }));

export type PayeeMoney = {
  /** Goes out with the next run. */
  readonly readyVnd: number;
  readonly owedVnd: number;
  /** Earned, but VNPAY has not paid it to our bank yet. */
  readonly notBankedVnd: number;
  readonly obstacle: PayoutObstacle | null;
  readonly sentVnd: number;
  readonly paidVnd: number;
  readonly account: PayeeStanding["account"];
  readonly payouts: readonly PayoutRow[];
};

/** Everything a payee's own page shows. */
export async function payeeMoney(reader: Reader, payee: Payee, now: Date): Promise<PayeeMoney> {
  const [[standing], sums, payouts] = await Promise.all([
    standings(reader, payee),
    paidOut(reader, payee),
    payoutsOf(reader, payee),
  ]);
  const owed = standing ?? { payee, owedVnd: 0, notBankedVnd: 0, account: null };
  const { owedVnd, notBankedVnd, account } = owed;
  return {
    ...sums,
    payouts,
    owedVnd,
    notBankedVnd,
    account,
    readyVnd: readyVnd(owed),
    obstacle: obstacleTo(owed, now),
  };
}

export type Waiting = {
  readonly payee: string;
  readonly name: string;
  readonly owedVnd: number;
  readonly obstacle: PayoutObstacle | null;
};

/** Everybody who is owed money, and why it does not go out; null goes with the next run. */
export async function waitingPayees(reader: Reader, now: Date): Promise<Waiting[]> {
  const all = await standings(reader);
  const names = await payeeNames(
    reader,
    all.map(({ payee }) => payee),
  );
  return all.map((each) => ({
    payee: each.payee,
    name: names.get(each.payee) ?? each.payee,
    owedVnd: each.owedVnd,
    obstacle: obstacleTo(each, now),
  }));
}

/** What a payee has received so far, and what is with the bank. */
export async function paidOut(reader: Reader, payee: Payee): Promise<{ paidVnd: number; sentVnd: number }> {
  const sums = await reader.payout.groupBy({ by: ["status"], where: { payee }, _sum: { amountVnd: true } });
  const of = (status: PayoutStatus): number => sums.find((row) => row.status === status)?._sum.amountVnd ?? 0;
  return { paidVnd: of("paid"), sentVnd: of("sent") };
}

export type RunRow = {
  readonly id: string;
  readonly day: Date;
  readonly payouts: number;
  readonly amountVnd: number;
  readonly sent: number;
  readonly returned: number;
};

/** The runs in which somebody is paid, newest first. */
export async function payoutRuns(reader: Reader, most = 60): Promise<RunRow[]> {
  const rows = await reader.$queryRaw<(Omit<RunRow, "amountVnd"> & { amount: bigint })[]>(sql`
    SELECT run.id::text, run.day, count(payout.id)::int AS payouts, coalesce(sum(payout.amount_vnd), 0)::bigint AS amount,
      count(*) FILTER (WHERE payout.status = 'sent')::int AS sent, count(*) FILTER (WHERE payout.status = 'returned')::int AS returned
    FROM payout_run run JOIN payout ON payout.run_id = run.id GROUP BY run.id ORDER BY run.day DESC LIMIT ${most}`);
  return rows.map(({ amount, ...row }) => ({ ...row, amountVnd: Number(amount) }));
}

export type NamedPayout = PayoutRow & { readonly name: string };

/** One run with its transfers, in the order of the bank file; null when there is no such run. */
export async function payoutRun(
  reader: Reader,
  runId: string,
): Promise<{ id: string; day: Date; madeAt: Date; payouts: NamedPayout[] } | null> {
  const run = await reader.payoutRun.findUnique({ where: { id: runId } });
  if (!run) return null;
  const payouts = await reader.payout.findMany({ where: { runId }, orderBy: { id: "asc" } });
  const names = await payeeNames(
    reader,
    payouts.map(({ payee }) => payee),
  );
  return {
    ...run,
    payouts: payouts.map((row) => ({ ...row, status: statusOf(row.status), name: names.get(row.payee) ?? row.payee })),
  };
}

/** What people call each payee. */
export async function payeeNames(reader: Reader, payees: readonly string[]): Promise<Map<string, string>> {
  const ids = (kind: string): string[] =>
    payees.flatMap((payee) => (payee.startsWith(`${kind}:`) ? [payee.slice(kind.length + 1)] : []));
  const [sellers, couriers] = await Promise.all([
    reader.seller.findMany({ where: { id: { in: ids("seller") } }, select: { id: true, name: true } }),
    reader.courier.findMany({ where: { id: { in: ids("courier") } }, select: { id: true, name: true } }),
  ]);
  return new Map([
    ...sellers.map(({ id, name }): [string, string] => [`seller:${id}`, name]),
    ...couriers.map(({ id, name }): [string, string] => [`courier:${id}`, name]),
  ]);
}

/** Whoever is to hear that a payee's bank account changed: the seller's own number and its owners', or the courier's. */
export async function phonesOfPayee(reader: Reader, payee: Payee): Promise<{ name: string; phones: string[] }> {
  const id = payee.slice(payee.indexOf(":") + 1);
  if (payee.startsWith("courier:")) {
    const courier = await reader.courier.findUnique({
      where: { id },
      select: { name: true, person: { select: { phone: true } } },
    });
    return { name: courier?.name ?? "", phones: courier ? [courier.person.phone] : [] };
  }
  const seller = await reader.seller.findUnique({
    where: { id },
    select: {
      name: true,
      phone: true,
      memberships: { where: { role: "owner" }, select: { person: { select: { phone: true } } } },
    },
  });
  const phones = seller ? [seller.phone, ...seller.memberships.map(({ person }) => person.phone)] : [];
  return { name: seller?.name ?? "", phones: [...new Set(phones)] };
}

export type StuckRun = { readonly id: string; readonly madeAt: Date; readonly amountVnd: number };

/** Runs whose transfers nobody has confirmed or noted as returned for two days. */
export async function stuckRuns(reader: Reader, now: Date): Promise<StuckRun[]> {
  const rows = await reader.$queryRaw<{ id: string; madeAt: Date; amount: bigint }[]>(sql`
    SELECT run.id::text, run.made_at AS "madeAt", sum(payout.amount_vnd)::bigint AS amount
    FROM payout_run run JOIN payout ON payout.run_id = run.id AND payout.status = 'sent'
    WHERE run.made_at < ${daysAfter(now, -2)} GROUP BY run.id ORDER BY run.made_at`);
  return rows.map(({ amount, ...row }) => ({ ...row, amountVnd: Number(amount) }));
}
