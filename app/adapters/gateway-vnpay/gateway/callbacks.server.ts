import type { Callback } from "../callback.server";
import type { SessionRecord } from "../stripe/records";
import { askAttempt } from "./ask.server";
import { transact } from "./database.server";
import { deedOf, type GatewayParts } from "./gateway.server";
import { findSession } from "./sessions.server";
import { settle, type Settled } from "./settle.server";

export type Evidence = { readonly rawQuery: string; readonly caller: string };
type IpnReply = { readonly RspCode: string; readonly Message: string };

const messages: Readonly<Record<string, string>> = {
  "00": "Confirm Success",
  "01": "Order not found",
  "02": "Order already confirmed",
  "04": "Invalid amount",
  "97": "Invalid signature",
  "99": "Unknown error",
};
const reply = (code: string): IpnReply => ({ RspCode: code, Message: messages[code] ?? "" });

/** A decline that was written down is answered 00, too; 01, 04, 97 and 99 make VNPAY come again. */
const replies: Readonly<Record<Settled, string>> = {
  paid: "00",
  failed: "00",
  suspected: "00",
  pending: "00",
  unapplied: "00",
  already_final: "02",
  unknown_reference: "01",
  wrong_amount: "04",
};

/** VNPAY's IPN, checked in the order of its acceptance test: signature, reference, amount, already final. Never throws. */
export async function receiveIpn(parts: GatewayParts, evidence: Evidence): Promise<IpnReply> {
  const code = await judge(parts, evidence);
  parts.report(code === "97" ? "warn" : "info", "IPN", { caller: evidence.caller, reply: code });
  await log(parts, "ipn", evidence, code);
  return reply(code);
}

async function judge(parts: GatewayParts, { rawQuery }: Evidence): Promise<string> {
  try {
    const reading = parts.vnpay.readCallback(rawQuery);
    if (!reading.ok) return reading.reason === "malformed" ? "99" : "97";
    const settled = await transact(parts.pool, (tx) => settle(deedOf(parts, tx), reading.callback, "ipn"));
    if (settled === "wrong_amount")
      parts.report("error", "VNPAY took another amount", { txnRef: reading.callback.txnRef });
    parts.onChange?.();
    return replies[settled];
  } catch (error) {
    parts.report("error", "an IPN failed", { error });
    return "99";
  }
}

export type Return = { readonly callback: Callback; readonly session: SessionRecord } | null;

/**
 * The shopper is back. What their browser brings moves no money: it only makes us ask VNPAY at once when the IPN is not here
 * yet. Null when it is not VNPAY's word or not about a visit of ours.
 */
export async function receiveReturn(parts: GatewayParts, evidence: Evidence): Promise<Return> {
  const reading = parts.vnpay.readCallback(evidence.rawQuery);
  await log(parts, "return", evidence, reading.ok ? "read" : reading.reason);
  if (!reading.ok) return null;
  const { callback } = reading;
  const query = `update vnpay_gateway.attempt set status = 'returned' where txn_ref = $1 and status = 'open' returning id`;
  const isPending = callback.verdict === "paid" || callback.verdict === "suspected";
  if (isPending) await parts.pool.query(query, [callback.txnRef]);
  const { rows } = await parts.pool.query<{ id: string; status: string }>(
    "select id, status from vnpay_gateway.attempt where txn_ref = $1",
    [callback.txnRef],
  );
  const [attempt] = rows;
  if (!attempt) return null;
  if (attempt.status === "open" || attempt.status === "returned") await askAttempt(parts, attempt.id);
  const session = await transact(parts.pool, (tx) => findSession(tx, { attemptId: attempt.id }));
  return session ? { callback, session } : null;
}

/** Raw, so that what VNPAY said can be proved later; bounded, since anybody may call. */
async function log(
  parts: GatewayParts,
  kind: "ipn" | "return",
  { caller, rawQuery }: Evidence,
  outcome: string,
): Promise<void> {
  const query =
    "insert into vnpay_gateway.callback (kind, raw_query, caller, reply, received_at) values ($1, $2, $3, $4, $5)";
  const row = [kind, rawQuery.slice(0, 4_000), caller, outcome, parts.now()];
  await parts.pool
    .query(query, row)
    .catch((error: unknown) => parts.report("warn", "a callback was not logged", { error }));
}
