import type { Callback } from "../callback.server";
import { buildCharge } from "../stripe/build-charge";
import { buildIntent } from "../stripe/build-intent";
import { buildSession } from "../stripe/build-session";
import type { AttemptRecord, AttemptStatus, SessionRecord } from "../stripe/records";
import type { Deed } from "./deed";
import { recordEvent } from "./events.server";
import { insertRefund } from "./refunds.server";
import { closeSession, findSession } from "./sessions.server";

export type Settled =
  | "paid"
  | "failed"
  | "suspected"
  | "pending"
  /** Nothing was due any more: the money goes back by itself. */
  | "unapplied"
  | "already_final"
  | "unknown_reference"
  | "wrong_amount";

/** Whose word it is. Only querydr may overrule what was final; an IPN that says otherwise makes us ask. */
export type Source = "ipn" | "querydr";

/** Writes down what VNPAY says became of a visit, with its events, once. Sessions are locked one at a time, so they queue. */
export async function settle(deed: Deed, word: Callback, source: Source): Promise<Settled> {
  const visit = await findVisit(deed, word.txnRef);
  if (!visit) return "unknown_reference";
  const { attempt, session } = visit;
  if (word.amountVnd !== session.amountVnd) return doubt(deed, attempt, source);
  if (isFinal(attempt.status)) {
    const contradicts = word.verdict === "paid" && (attempt.status === "failed" || attempt.status === "expired");
    if (!contradicts) return "already_final";
    if (source === "ipn") return askSoon(deed, attempt);
  }
  switch (word.verdict) {
    case "pending":
      return "pending";
    case "suspected":
      return attempt.status === "suspected" ? "already_final" : suspect(deed, session, attempt, word);
    case "failed":
      return fail(deed, session, attempt, word);
    case "paid":
      return session.isPaid || session.status === "expired"
        ? giveBack(deed, session, attempt, word)
        : pay(deed, session, attempt, word);
  }
}

const isFinal = (status: AttemptStatus): boolean => ["paid", "failed", "expired", "unapplied"].includes(status);

async function findVisit(
  { tx }: Deed,
  txnRef: string,
): Promise<{ session: SessionRecord; attempt: AttemptRecord } | null> {
  const { rows } = await tx.query<{ id: string }>("select id from vnpay_gateway.attempt where txn_ref = $1", [txnRef]);
  const [found] = rows;
  const session = found ? await findSession(tx, { attemptId: found.id }, "locked") : null;
  const attempt = session?.attempts.find(({ id }) => id === found?.id);
  return session && attempt ? { session, attempt } : null;
}

/** VNPAY took another amount than was asked: nobody's order is paid by that, and a person has to look. */
async function doubt(deed: Deed, attempt: AttemptRecord, source: Source): Promise<Settled> {
  if (isFinal(attempt.status)) return "wrong_amount";
  if (source === "ipn") await askSoon(deed, attempt);
  else await mark(deed, attempt, "review");
  return "wrong_amount";
}

async function askSoon({ now, tx }: Deed, { id }: AttemptRecord): Promise<Settled> {
  await tx.query("update vnpay_gateway.attempt set ask_at = $2 where id = $1", [id, now]);
  return "already_final";
}

/** Gives the attempt and its session as they are afterwards. */
async function mark(
  deed: Deed,
  attempt: AttemptRecord,
  status: AttemptStatus,
  word?: Callback,
): Promise<AttemptRecord> {
  const settledAt = deed.now;
  await deed.tx.query(
    `update vnpay_gateway.attempt set status = $2, response_code = coalesce($3, response_code),
       transaction_no = coalesce($4, transaction_no), bank_code = coalesce($5, bank_code), settled_at = $6,
       ask_at = case when $2 in ('suspected', 'review') then ask_at end where id = $1`,
    [attempt.id, status, word?.responseCode ?? null, word?.transactionNo ?? null, word?.bankCode ?? null, settledAt],
  );
  const responseCode = word?.responseCode ?? attempt.responseCode;
  return { ...attempt, status, responseCode, transactionNo: word?.transactionNo ?? attempt.transactionNo, settledAt };
}

const withAttempt = (session: SessionRecord, changed: AttemptRecord): SessionRecord => ({
  ...session,
  attempts: session.attempts.map((each) => (each.id === changed.id ? changed : each)),
});

async function pay(deed: Deed, before: SessionRecord, given: AttemptRecord, word: Callback): Promise<Settled> {
  const attempt = await mark(deed, given, "paid", word);
  await closeSession(deed.tx, before.id, { isPaid: true });
  const session = { ...withAttempt(before, attempt), isPaid: true, status: "complete" as const };
  await recordEvent(deed, "charge.succeeded", buildCharge(session, attempt));
  await recordEvent(deed, "payment_intent.succeeded", buildIntent(session, deed.payPage));
  const isLate = before.status === "complete";
  const type = isLate ? "checkout.session.async_payment_succeeded" : "checkout.session.completed";
  await recordEvent(deed, type, buildSession(session, deed.payPage));
  return "paid";
}

async function giveBack(deed: Deed, before: SessionRecord, given: AttemptRecord, word: Callback): Promise<Settled> {
  const attempt = await mark(deed, given, "unapplied", word);
  const session = withAttempt(before, attempt);
  await recordEvent(deed, "charge.succeeded", buildCharge(session, attempt));
  const cause = before.isPaid ? "paid_twice" : "paid_after_expiry";
  const metadata = { gateway_cause: cause };
  await insertRefund(deed, session, attempt, { amountVnd: session.amountVnd, reason: null, metadata });
  return "unapplied";
}

async function fail(deed: Deed, before: SessionRecord, given: AttemptRecord, word: Callback): Promise<Settled> {
  // querydr speaks of its own success in vnp_ResponseCode; what became of the visit is in the status alone.
  const isAnswer = word.responseCode === "00";
  const attempt = await mark(
    deed,
    given,
    "failed",
    isAnswer ? { ...word, responseCode: codeAfter(given, deed.now) } : word,
  );
  const session = withAttempt(before, attempt);
  await recordEvent(deed, "charge.failed", buildCharge(session, attempt));
  await recordEvent(deed, "payment_intent.payment_failed", buildIntent(session, deed.payPage));
  if (given.status === "suspected" && before.status === "complete" && !before.isPaid) {
    await recordEvent(deed, "checkout.session.async_payment_failed", buildSession(session, deed.payPage));
  }
  return "failed";
}

const codeAfter = ({ expiresAt, status }: AttemptRecord, now: Date): string =>
  status !== "suspected" && expiresAt <= now ? "11" : "99";

/** 07: the bank has debited, and VNPAY looks into it. The session is over for the shopper, and not paid. */
async function suspect(deed: Deed, before: SessionRecord, given: AttemptRecord, word: Callback): Promise<Settled> {
  const attempt = await mark(deed, given, "suspected", word);
  if (before.isPaid || before.status === "expired") return "suspected";
  await closeSession(deed.tx, before.id, { isPaid: false });
  const session = { ...withAttempt(before, attempt), status: "complete" as const };
  await recordEvent(deed, "payment_intent.processing", buildIntent(session, deed.payPage));
  if (before.status === "open")
    await recordEvent(deed, "checkout.session.completed", buildSession(session, deed.payPage));
  return "suspected";
}
