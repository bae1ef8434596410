import type { openDb } from "~/platform/db.server";
import type { Visit, Word } from "./words";

export type Heard = {
  /** How often each RspCode was answered; "http 500" and the like when there was none. */
  readonly codes: ReadonlyMap<string, number>;
  /** By reference, how often a genuine word was answered 00: that it had an effect. */
  readonly effects: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
};

/** Sends the words to the shop, so many at once, and writes down what it answered. */
export async function tell(url: string, words: readonly Word[], width: number): Promise<Heard> {
  const [codes, effects] = [new Map<string, number>(), new Map<string, number>()];
  const [wrong, times]: [string[], number[]] = [[], []];
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  let next = 0;
  const line = async (): Promise<void> => {
    for (let nth = next++; nth < words.length; nth = next++) {
      const { isForged, query, txnRef } = words[nth] as Word;
      const from = performance.now();
      const code = await answerOf(`${url}?${query}`);
      times.push(performance.now() - from);
      count(codes, code);
      if (!isForged && code === "00") count(effects, txnRef);
      if (isForged ? code !== "97" : code !== "00" && code !== "02") wrong.push(`${code} to ${query}`);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: width }, line));
  const perSecond = words.length / ((performance.now() - began) / 1_000);
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  return { codes, effects, wrong, perSecond, p50: at(0.5), p95: at(0.95) };
}

async function answerOf(url: string): Promise<string> {
  const response = await fetch(url);
  const body = await response.text();
  if (response.status !== 200) return `http ${response.status}`;
  return (JSON.parse(body) as { RspCode?: string }).RspCode ?? "no code";
}

type Storm = {
  readonly heard: Heard;
  readonly visits: readonly Visit[];
  readonly words: readonly Word[];
  readonly began: Date;
};

/** What is not as it must be after the storm; an empty list is the only good answer. */
export async function faultsOf(
  db: ReturnType<typeof openDb>,
  { began, heard, visits, words }: Storm,
): Promise<string[]> {
  const refs = visits.map(({ txnRef }) => txnRef);
  const rows = await db.$queryRaw<{ txnRef: string; status: string; order: string; receipts: number; vnd: number }[]>`
    SELECT attempt.txn_ref AS "txnRef", attempt.status, orders.status AS order, count(txn.id)::int AS receipts,
      coalesce(sum(entry.amount), 0)::int AS vnd
    FROM payment_attempt attempt JOIN checkout_session session ON session.id = attempt.session_id
    JOIN orders ON orders.id::text = session.payable_id
    LEFT JOIN ledger_transaction txn ON txn.memo = attempt.txn_ref AND txn.idem_key LIKE 'vnpay:%'
    LEFT JOIN ledger_entry entry ON entry.transaction_id = txn.id AND entry.amount > 0
    WHERE attempt.txn_ref = ANY (${refs}::text[]) GROUP BY attempt.id, orders.id`;
  const byRef = new Map(rows.map((row) => [row.txnRef, row]));
  // Another order's word may come in meanwhile.
  const [kept] = await db.$queryRaw<{ genuine: number; forged: number }[]>`
    SELECT count(*) FILTER (WHERE verified AND txn_ref = ANY (${refs}::text[]))::int AS genuine,
      count(*) FILTER (WHERE NOT verified)::int AS forged
    FROM payment_callback WHERE at >= ${began} AND source = 'ipn'`;
  const forged = words.filter(({ isForged }) => isForged).length;
  return [
    ...heard.wrong,
    ...visits.flatMap((visit) => {
      const row = byRef.get(visit.txnRef);
      const is = row && `${row.status}, ${row.receipts} receipts of ${row.vnd}, order ${row.order}`;
      const must = visit.isPaid
        ? `paid, 1 receipts of ${visit.amountVnd}, order confirmed`
        : "failed, 0 receipts of 0, order confirmed";
      const effects = heard.effects.get(visit.txnRef) ?? 0;
      return is === must && effects === 1 ? [] : [`${visit.txnRef}: ${is}; had ${effects} effects`];
    }),
    ...(kept?.forged === forged ? [] : [`${kept?.forged} of ${forged} forged words are kept as evidence`]),
    ...(kept?.genuine === words.length - forged ? [] : [`${kept?.genuine} of ${words.length - forged} words are kept`]),
  ];
}
