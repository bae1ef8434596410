import { post } from "~/domain/ledger/post.server";
import { creditMoved } from "~/domain/ledger/refund-postings";
import { type Accepted, refuse, type Refusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockHolder, lotsSpentOn, lotsWithMoney, moveLot, portions } from "./lots.server";

export type TakeCredit = {
  readonly phone: string;
  readonly orderId: string;
  readonly amountVnd: number;
};

/** Pays for an order with the shopper's credit, or refuses when it is not there any more. The oldest is taken first. */
export async function takeCredit(
  tx: Tx,
  moment: Moment,
  { phone, orderId, amountVnd }: TakeCredit,
): Promise<Accepted | Refusal<"credit_gone">> {
  if (amountVnd === 0) return { ok: true };
  const holderId = await lockHolder(tx, moment, phone);
  const lots = await lotsWithMoney(tx, holderId);
  if (lots.reduce((sum, { vnd }) => sum + vnd, 0) < amountVnd) return refuse("credit_gone");
  const turn = await timesReturned(tx, orderId);
  const cause = `${orderId}:taken:${turn}`;
  for (const { lot, vnd } of portions(lots, amountVnd))
    await moveLot(tx, moment, { lotId: lot.id, kind: "spent", amountVnd: -vnd, orderId, cause });
  await post(tx, moment, creditMoved({ key: cause, orderId, holderId, amountVnd, to: "order" }));
  return { ok: true };
}

/** An order that gave its credit back takes it again, of the same shopper. */
export async function takeCreditAgain(
  tx: Tx,
  moment: Moment,
  { orderId, amountVnd }: Omit<TakeCredit, "phone">,
): Promise<Accepted | Refusal<"credit_gone">> {
  const spent = await tx.creditMovement.findFirst({
    where: { orderId, kind: "spent" },
    select: { lot: { select: { holder: { select: { phone: true } } } } },
  });
  return spent ? takeCredit(tx, moment, { phone: spent.lot.holder.phone, orderId, amountVnd }) : refuse("credit_gone");
}

/** The order was not paid in time: its credit is the shopper's again. An order without credit has none to return. */
export async function returnCredit(tx: Tx, moment: Moment, orderId: string): Promise<void> {
  const lots = await lotsSpentOn(tx, orderId);
  const [first] = lots;
  if (!first) return;
  const cause = `${orderId}:unpaid:${await timesReturned(tx, orderId)}`;
  for (const { id: lotId, vnd } of lots)
    await moveLot(tx, moment, { lotId, kind: "returned", amountVnd: vnd, orderId, cause });
  const amountVnd = lots.reduce((sum, { vnd }) => sum + vnd, 0);
  await post(tx, moment, creditMoved({ key: cause, orderId, holderId: first.holderId, amountVnd, to: "shopper" }));
}

/** An order may expire, be paid late and take its credit again: each time has its own key. */
async function timesReturned(tx: Tx, orderId: string): Promise<number> {
  const returned = await tx.creditMovement.groupBy({
    by: ["cause"],
    where: { orderId, kind: "returned", cause: { startsWith: `${orderId}:unpaid:` } },
  });
  return returned.length;
}
