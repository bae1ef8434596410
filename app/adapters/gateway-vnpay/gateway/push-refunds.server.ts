import type { RefundAnswer } from "../refund.server";
import { buildRefund } from "../stripe/build-refund";
import { type Tx, transact } from "./database.server";
import { deedOf, type GatewayParts } from "./gateway.server";
import { recordEvent } from "./events.server";
import { randomLetters } from "./ids.server";
import { findSession } from "./sessions.server";

type Due = {
  id: string;
  session_id: string;
  amount_vnd: string;
  request_id: string;
  is_full: boolean;
  is_sent: boolean;
  tries: number;
  transaction_no: string | null;
  reason: string | null;
  txn_ref: string;
  create_date: string;
  payment_no: string | null;
};

const ownAddress = "127.0.0.1";
const firstPauseMs = 5_000;
const longestPauseMs = 30 * 60_000;
/** VNPAY's 99 ("other error", also a terminal without refunds) may pass; this often it is taken for a no. */
const mostUnclear = 8;

/**
 * Takes refunds a step further: sent to VNPAY, then asked about until the money is back. One refund of a payment is on its
 * way at a time, since VNPAY takes no second. Gives how many were looked at.
 */
export async function pushRefunds(parts: GatewayParts, most = 20): Promise<number> {
  const due = await claim(parts, most);
  for (const refund of due) await (refund.is_sent ? check : send)(parts, refund);
  return due.length;
}

/** The next time is set before anything is tried, so that a crash in between only means a later repetition. */
async function claim({ now, pool }: GatewayParts, most: number): Promise<Due[]> {
  const { rows } = await pool.query<Due>(
    `update vnpay_gateway.refund r
     set tries = r.tries + 1,
       push_at = $1::timestamptz + least($2 * power(2, least(r.tries, 12)), $3) * interval '1 millisecond'
     from vnpay_gateway.attempt a
     where a.id = r.attempt_id and r.id in (
       select d.id from vnpay_gateway.refund d
       where d.push_at <= $1 and d.status = 'pending' and (d.is_sent or not exists (
         select 1 from vnpay_gateway.refund o
         where o.attempt_id = d.attempt_id and o.status = 'pending' and (o.is_sent or o.seq < d.seq) and o.id <> d.id))
       order by d.push_at limit $4 for update skip locked)
     returning r.*, a.txn_ref, a.create_date, a.transaction_no as payment_no`,
    [now(), firstPauseMs, longestPauseMs, most],
  );
  return rows;
}

async function send(parts: GatewayParts, due: Due): Promise<void> {
  const answer = await parts.vnpay.refund({
    requestId: due.request_id,
    txnRef: due.txn_ref,
    transactionNo: due.payment_no ?? "",
    transactionDate: due.create_date,
    amountVnd: Number(due.amount_vnd),
    isFull: due.is_full,
    reason: due.reason ?? "Hoan tien",
    createdBy: "gateway",
    ipAddress: ownAddress,
    at: parts.now(),
  });
  await hear(parts, due, answer);
}

async function hear(parts: GatewayParts, due: Due, answer: RefundAnswer): Promise<void> {
  switch (answer.kind) {
    case "accepted":
      await markSent(parts, due, answer.transactionNo);
      return answer.state === "pending" ? undefined : finish(parts, due, answer.state, "declined");
    case "in_flight":
      // Ours only if we sent it before and did not hear; else somebody refunds by hand, and we wait.
      return due.tries > 1 && answer.transactionNo !== null ? markSent(parts, due, answer.transactionNo) : undefined;
    case "rejected":
      return reject(parts, due, answer.responseCode);
    case "unknown":
      return parts.report("warn", "VNPAY did not answer to a refund; it is sent again", {
        refund: due.id,
        why: answer.why,
      });
  }
}

/** 02 and 97 are our own settings: the refund waits until they are right. 99 may pass. Anything else is final. */
async function reject(parts: GatewayParts, due: Due, code: string): Promise<void> {
  if (code === "02" || code === "97") {
    return parts.report("error", "VNPAY refuses our refunds: check terminal and secret", { refund: due.id, code });
  }
  if (code === "99" && due.tries < mostUnclear) {
    return parts.report("warn", "VNPAY cannot refund now", { refund: due.id, code });
  }
  await finish(parts, due, "failed", code === "95" ? "charge_not_refundable" : "declined");
}

async function markSent({ now, pool }: GatewayParts, { id }: Due, transactionNo: string): Promise<void> {
  const next = new Date(now().getTime() + firstPauseMs);
  await pool.query(
    "update vnpay_gateway.refund set is_sent = true, transaction_no = $2, tries = 0, push_at = $3 where id = $1 and not is_sent",
    [id, transactionNo, next],
  );
}

async function check(parts: GatewayParts, due: Due): Promise<void> {
  const answer = await parts.vnpay.query({
    requestId: `QF${randomLetters(24)}`,
    txnRef: due.txn_ref,
    transactionDate: due.create_date,
    ipAddress: ownAddress,
    at: parts.now(),
    ...(due.transaction_no === null ? {} : { transactionNo: due.transaction_no }),
  });
  if (answer.kind === "refused") parts.report("error", "VNPAY refuses our questions", { code: answer.responseCode });
  if (answer.kind === "refund" && answer.state !== "pending") await finish(parts, due, answer.state, "declined");
}

async function finish(parts: GatewayParts, due: Due, status: "succeeded" | "failed", why: string): Promise<void> {
  await transact(parts.pool, async (tx) => {
    const session = await findSession(tx, { id: due.session_id }, "locked");
    const refund = session?.refunds.find(({ id }) => id === due.id);
    if (!refund || refund.status !== "pending") return;
    await close(tx, due.id, status, status === "failed" ? why : null);
    const object = buildRefund({ ...refund, status, failureReason: status === "failed" ? why : null });
    const deed = deedOf(parts, tx);
    await recordEvent(deed, "refund.updated", object, { status: "pending" });
    await recordEvent(deed, "charge.refund.updated", object, { status: "pending" });
    if (status === "failed") await recordEvent(deed, "refund.failed", object);
  });
  parts.onChange?.();
}

const close = (tx: Tx, id: string, status: string, why: string | null): Promise<unknown> =>
  tx.query("update vnpay_gateway.refund set status = $2, failure_reason = $3, push_at = null where id = $1", [
    id,
    status,
    why,
  ]);
