import { giveBackMoney } from "~/domain/payments/credit/give-back-money.server";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import { isRefusal } from "~/domain/shared/refusal";
import { sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

/** Every way an order gives money back; with the part it names the refund, so that none is given twice. */
export type RefundCause = "rejected" | "cancelled" | "weighed" | "returned" | "written_off" | "too_late";

export type GiveBack = {
  readonly orderId: string;
  readonly partId: string;
  readonly cause: RefundCause;
  readonly amountVnd: number;
  /** Less than this waits as the shopper's credit; without it everything goes back at once. */
  readonly creditBelowVnd?: number;
};

/** Gives money back to the shopper; nothing is given for nothing. */
export async function giveBack(tx: Tx, moment: Moment, ask: GiveBack): Promise<void> {
  const { orderId, partId, cause, amountVnd, creditBelowVnd = 0 } = ask;
  if (amountVnd === 0) return;
  const keepFor = amountVnd < creditBelowVnd ? await shopperOf(tx, orderId) : null;
  const of = { payableId: orderId, amountVnd, cause: `${cause}:${partId}`, reason: cause };
  const given = await giveBackMoney(tx, moment, { ...of, keepFor });
  invariant(!isRefusal(given), `order ${orderId} cannot give back ${amountVnd} đồng (${cause})`);
}

/** Whose credit it becomes: the person's who ordered; a guest is known by the number they gave. */
async function shopperOf(tx: Tx, orderId: string): Promise<string> {
  const [order] = await tx.$queryRaw<{ phone: string }[]>(sql`
    SELECT coalesce(person.phone, orders.contact_phone) AS phone
    FROM orders LEFT JOIN person ON person.id = orders.person_id WHERE orders.id = ${orderId}::uuid`);
  return present(order, "order").phone;
}
