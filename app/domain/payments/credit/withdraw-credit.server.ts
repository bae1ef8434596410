import { invariant } from "~/domain/shared/invariant";
import { isRefusal, refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { askRefund } from "../ask-refund.server";
import { lockSessionOf } from "../charge.server";
import { lockHolder, lotsWithMoney, moveLot } from "./lots.server";

/**
 * The shopper takes all their credit back. Every lot returns to where it was paid from: through VNPAY to the card, or by a
 * transfer that an operator makes. One lot is one transaction, so that its payment is locked before its holder, as everywhere.
 */
export async function withdrawCredit(
  db: Db,
  moment: Moment,
  { phone }: { phone: string },
): Promise<Accepted<{ amountVnd: number }> | Refusal<"nothing_left">> {
  const lots = await db.creditLot.findMany({
    where: { holder: { phone }, leftVnd: { gt: 0 } },
    select: { id: true, orderId: true },
    orderBy: { createdAt: "asc" },
  });
  let amountVnd = 0;
  for (const lot of lots) amountVnd += await transact(db, (tx) => sendBack(tx, moment, phone, lot));
  return amountVnd === 0 ? refuse("nothing_left") : { ok: true, amountVnd };
}

/** What is left of it under the lock: another tab may have spent it. */
async function sendBack(
  tx: Tx,
  moment: Moment,
  phone: string,
  { id: lotId, orderId }: { id: string; orderId: string },
): Promise<number> {
  await lockSessionOf(tx, orderId);
  const holderId = await lockHolder(tx, moment, phone);
  const lot = (await lotsWithMoney(tx, holderId)).find(({ id }) => id === lotId);
  if (!lot) return 0;
  const cause = `withdrawn:${moment.ids.next()}`;
  await moveLot(tx, moment, { lotId, kind: "withdrawn", amountVnd: -lot.vnd, orderId, cause });
  const ask = { payableId: orderId, amountVnd: lot.vnd, cause, reason: "credit", credit: { lotId, holderId } };
  const asked = await askRefund(tx, moment, ask);
  invariant(!isRefusal(asked), `lot ${lotId} cannot go back to its payment`);
  return lot.vnd;
}
