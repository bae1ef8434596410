import { post } from "~/domain/ledger/post.server";
import { refundCredited } from "~/domain/ledger/refund-postings";
import { type Accepted, refuse, type Refusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { type AskRefund, askRefund } from "../ask-refund.server";
import { chargeOf, lockSessionOf, sourcesOf } from "../charge.server";
import { lockHolder, type Lot, lotsSpentOn, moveLot, portions } from "./lots.server";
import { type BackWays, waysBack } from "./policy";

export type GiveBackMoney = Omit<AskRefund, "paidAgain" | "credit"> & {
  /** Whose credit it becomes when it is too little to send back at once; null sends it back. */
  readonly keepFor: string | null;
};

export type MoneyGivenBack = Accepted<BackWays> | Refusal<"not_paid" | "exceeds_payment">;

/**
 * Gives money of an order back the way it came: to the card or bank it was paid from, and to the shopper's credit as far as
 * credit paid it. One occasion gives once, however often it is asked for.
 */
export async function giveBackMoney(tx: Tx, moment: Moment, ask: GiveBackMoney): Promise<MoneyGivenBack> {
  const session = await lockSessionOf(tx, ask.payableId);
  if (await isGiven(tx, ask.cause)) return { ok: true, cardVnd: 0, creditVnd: 0 };
  const charge = session && (await chargeOf(tx, session.id));
  const spent = await lotsSpentOn(tx, ask.payableId);
  const ways = waysBack(ask.amountVnd, {
    chargeVnd: charge ? charge.amountVnd - charge.givenVnd : 0,
    creditVnd: spent.reduce((sum, { vnd }) => sum + vnd, 0),
  });
  if (ways === null) return refuse(charge ? "exceeds_payment" : "not_paid");
  const given = await giveCard(tx, moment, ask, charge?.id, ways.cardVnd);
  if (!given.ok) return given;
  const returned = await fillLots(tx, moment, ask, spent, ways.creditVnd);
  return returned.ok ? { ok: true, ...ways } : returned;
}

const isGiven = async (tx: Tx, cause: string): Promise<boolean> =>
  (await tx.refund.count({ where: { cause } })) + (await tx.creditMovement.count({ where: { cause } })) > 0;

/** To the card, or as new credit that the charge answers for. */
async function giveCard(
  tx: Tx,
  moment: Moment,
  { keepFor, ...ask }: GiveBackMoney,
  attemptId: string | undefined,
  amountVnd: number,
): Promise<Accepted | Refusal<"not_paid" | "exceeds_payment">> {
  if (amountVnd === 0) return { ok: true };
  if (attemptId === undefined) return refuse("not_paid");
  if (keepFor === null) return askRefund(tx, moment, { ...ask, amountVnd });
  const sources = await sourcesOf(tx, { ...ask, amountVnd });
  if (sources === "too_much") return refuse("exceeds_payment");
  const { payableId: orderId, cause } = ask;
  const holderId = await lockHolder(tx, moment, keepFor);
  const lotId = moment.ids.next();
  const lot = { id: lotId, holderId, attemptId, orderId, cause, amountVnd, leftVnd: amountVnd };
  await tx.creditLot.create({ data: { ...lot, createdAt: moment.now } });
  await moveLot(tx, moment, { lotId, kind: "granted", amountVnd, orderId, cause });
  await post(tx, moment, refundCredited({ ...sources, key: cause, holderId, orderId, unappliedVnd: 0, isNew: true }));
  return { ok: true };
}

/** Credit that paid is credit again. */
async function fillLots(
  tx: Tx,
  moment: Moment,
  ask: GiveBackMoney,
  spent: readonly Lot[],
  amountVnd: number,
): Promise<Accepted | Refusal<"exceeds_payment">> {
  const [first] = spent;
  if (amountVnd === 0 || !first) return { ok: true };
  const sources = await sourcesOf(tx, { ...ask, amountVnd });
  if (sources === "too_much") return refuse("exceeds_payment");
  const { payableId: orderId, cause } = ask;
  for (const { lot, vnd } of portions(spent, amountVnd))
    await moveLot(tx, moment, { lotId: lot.id, kind: "returned", amountVnd: vnd, orderId, cause });
  const money = { ...sources, orderId, unappliedVnd: 0, holderId: first.holderId };
  await post(tx, moment, refundCredited({ ...money, key: `${cause}:again`, isNew: false }));
  return { ok: true };
}
