import { transact } from "./database.server";
import { deedOf, type GatewayParts } from "./gateway.server";
import { randomLetters } from "./ids.server";
import { type AttemptRow, attemptOf } from "./rows";
import { settle } from "./settle.server";

/** After the visit's end at VNPAY: 1, 5 and 15 minutes, then hourly for a day. */
const pausesMs = [60_000, 4 * 60_000, 10 * 60_000];
const laterMs = 60 * 60_000;
const givesUpMs = 24 * laterMs;
const ownAddress = "127.0.0.1";

/** Asks VNPAY what became of a visit and writes its answer down. The question is asked between two transactions. */
export async function askAttempt(parts: GatewayParts, id: string): Promise<void> {
  const { rows } = await parts.pool.query<AttemptRow>("select * from vnpay_gateway.attempt where id = $1", [id]);
  const [row] = rows;
  if (!row) return;
  const attempt = attemptOf(row);
  const answer = await parts.vnpay.query({
    requestId: `QR${randomLetters(24)}`,
    txnRef: attempt.txnRef,
    transactionDate: attempt.createDate,
    ipAddress: ownAddress,
    at: parts.now(),
  });
  switch (answer.kind) {
    case "payment": {
      const settled = await transact(parts.pool, (tx) => settle(deedOf(parts, tx), answer.callback, "querydr"));
      if (settled === "wrong_amount") parts.report("error", "VNPAY took another amount", { txnRef: attempt.txnRef });
      parts.onChange?.();
      return;
    }
    case "not_found":
      return expireUnseen(parts, attempt.id);
    case "refused":
      return parts.report("error", "VNPAY refuses our questions: check terminal and secret", {
        code: answer.responseCode,
      });
    case "refund":
    case "later":
      return;
  }
}

/** Its page was never opened. Until its time is over it still may be. */
async function expireUnseen({ now, pool }: GatewayParts, id: string): Promise<void> {
  await pool.query(
    `update vnpay_gateway.attempt set status = 'expired', ask_at = null, settled_at = $2
     where id = $1 and status in ('open', 'returned') and expires_at < $2`,
    [id, now()],
  );
}

/** Asks about every visit whose time for it has come; gives how many. The next time is set first: a crash loses nothing. */
export async function askDue(parts: GatewayParts, most = 20): Promise<number> {
  const now = parts.now();
  const { rows } = await parts.pool.query<AttemptRow>(
    `select * from vnpay_gateway.attempt where ask_at <= $1 order by ask_at limit $2`,
    [now, most],
  );
  let asked = 0;
  for (const row of rows) {
    const over = now.getTime() - row.expires_at.getTime() > givesUpMs;
    const next = over ? null : new Date(now.getTime() + (pausesMs[row.asks] ?? laterMs));
    const { rowCount } = await parts.pool.query(
      "update vnpay_gateway.attempt set ask_at = $2, asks = asks + 1 where id = $1 and ask_at = $3",
      [row.id, next, row.ask_at],
    );
    if (rowCount === 0) continue;
    if (over && row.status !== "failed" && row.status !== "expired") {
      parts.report("warn", "VNPAY has not said in a day what became of a visit", { txnRef: row.txn_ref });
    }
    await askAttempt(parts, row.id);
    asked += 1;
  }
  return asked;
}
