import type { Operator } from "~/domain/identity/types";
import { differenceBooked, lossOf, unknownChargeFee } from "~/domain/ledger/difference-postings";
import { transferUnapplied } from "~/domain/ledger/bank-postings";
import { post } from "~/domain/ledger/post.server";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { Effect } from "./difference";
import { differences, type DifferenceView } from "./difference-queries.server";
import { lockSettlements } from "./lock-settlements.server";
import { newReference } from "./vietqr/bank-account";

export type SettleDifference = {
  readonly lineId: string;
  readonly effect: Effect;
  readonly reason: string;
  readonly tmnCode: string;
  readonly bankAccount: string;
};

export type DifferenceSettling =
  | Accepted<{ state: "noted" | "proposed" | "settled" }>
  | Refusal<"reason_needed" | "not_booked" | "already_settled" | "not_possible" | "same_person">;

/**
 * An operator says what becomes of a line that differs, so that the clearing account returns to zero. What is lost or found takes
 * two: the first proposes, another one does it. Settled once; a wait or a question can still be followed by something else.
 */
export const settleDifference = (
  db: Db,
  moment: Moment,
  operator: Operator,
  ask: SettleDifference,
): Promise<DifferenceSettling> =>
  transact(db, async (tx): Promise<DifferenceSettling> => {
    if (ask.reason.trim() === "") return refuse("reason_needed");
    await lockSettlements(tx);
    const line = present((await differences(tx, { lineId: ask.lineId }))[0], "difference");
    if (!line.isBooked) return refuse("not_booked");
    if (line.settledAt !== null) return refuse("already_settled");
    if (!line.possible.includes(ask.effect)) return refuse("not_possible");
    const lossVnd = ask.effect === "book" ? lossOf(line) : 0;
    const isSecond = line.effect === ask.effect && lossVnd !== 0;
    if (isSecond && line.decidedById === operator.personId) return refuse("same_person");
    const state = stateOf(ask.effect, lossVnd !== 0 && !isSecond);
    if (state === "settled") await carryOut(tx, moment, line, ask);
    if (ask.effect === "ask") await askAgain(tx, moment, line);
    await keep(tx, moment, operator, { ...ask, lossVnd, state, isSecond });
    return { ok: true, state };
  });

function stateOf(effect: Effect, waitsForAnother: boolean): "noted" | "proposed" | "settled" {
  if (effect === "wait" || effect === "ask") return "noted";
  return waitsForAnother ? "proposed" : "settled";
}

type Decision = SettleDifference & { lossVnd: number; state: "noted" | "proposed" | "settled"; isSecond: boolean };

async function keep(tx: Tx, { now }: Moment, { personId }: Operator, decision: Decision): Promise<void> {
  const { lineId, effect, reason, lossVnd, state, isSecond } = decision;
  const where = { lineId: BigInt(lineId) };
  const settled = state === "settled" ? { settledAt: now } : {};
  const decided = { effect, reason, lossVnd, decidedById: personId, decidedAt: now, ...settled };
  if (isSecond) await tx.settlementResolution.update({ where, data: { agreedById: personId, ...settled } });
  else await tx.settlementResolution.upsert({ where, create: { ...where, ...decided }, update: decided });
  await audit(tx, now, {
    actorId: personId,
    action: `difference.${state}`,
    subject: `settlement_line:${lineId}`,
    detail: { effect, reason, lossVnd },
  });
}

async function carryOut(tx: Tx, moment: Moment, line: DifferenceView, ask: SettleDifference): Promise<void> {
  if (ask.effect === "apart") await keepApart(tx, moment, line, ask);
  if (ask.effect !== "book") return;
  await post(tx, moment, differenceBooked({ ...line, ...ask, tmnCode: line.tmnCode ?? ask.tmnCode }));
  if (line.oursVnd === 0) return;
  const banked = { bankedAt: moment.now };
  const one =
    line.type === "01"
      ? await tx.paymentAttempt.updateMany({ where: { id: line.attemptId ?? "", bankedAt: null }, data: banked })
      : await tx.refund.updateMany({ where: { id: line.refundId ?? "", bankedAt: null }, data: banked });
  invariant(one.count === 1, `settlement line ${line.lineId}: what was booked leaves the clearing account`);
}

/** Money in our bank that belongs to no order: it waits where other unknown transfers wait, in full; VNPAY's fee is ours. */
async function keepApart(tx: Tx, moment: Moment, line: DifferenceView, ask: SettleDifference): Promise<void> {
  const receiptId = moment.ids.next();
  const { lineId, txnRef, transactionNo, theirsVnd: amountVnd, feeVnd } = line;
  const reference = newReference(receiptId);
  const { bankAccount } = ask;
  await tx.bankReceipt.create({
    data: {
      id: receiptId,
      provider: "vnpay",
      bankAccount,
      bankReference: `VNPAY ${lineId}`,
      reference,
      amountVnd,
      content: `VNPAY ${transactionNo} ${txnRef}`,
      bookedAt: line.day,
      receivedAt: moment.now,
      status: "unapplied",
      unclearWhy: "unknown_charge",
    },
  });
  await post(tx, moment, transferUnapplied({ receiptId, bankAccount, reference, amountVnd }));
  if (feeVnd > 0) await post(tx, moment, unknownChargeFee(lineId, bankAccount, feeVnd));
}

const askAgain = (tx: Tx, moment: Moment, { attemptId }: DifferenceView): Promise<void> =>
  record(tx, moment, {
    type: "payment.contradicted",
    subject: `payment_attempt:${attemptId ?? ""}`,
    payload: { attemptId: attemptId ?? "" },
  });
