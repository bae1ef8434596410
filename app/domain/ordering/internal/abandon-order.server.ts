import { returnCredit } from "~/domain/payments/credit/take-credit.server";
import { sql, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { orderFact } from "../events";
import { keepEvents, type LockedOrder } from "./locked-order.server";

/**
 * Ends an order nobody paid; the basket gets its goods back, so that a slow shopper does not have to search again, and the
 * shopper the credit it was to be paid with.
 */
export async function abandonOrder(
  tx: Tx,
  moment: Moment,
  actorId: string | null,
  order: LockedOrder,
  how: "cancelled" | "expired",
): Promise<void> {
  await tx.order.update({ where: { id: order.id }, data: { status: how } });
  await tx.subOrder.updateMany({
    where: { orderId: order.id },
    data: { status: "cancelled", version: { increment: 1 } },
  });
  await returnCredit(tx, moment, order.id);
  await refillBasket(tx, moment, order);
  await keepEvents(tx, moment, actorId, order.id, [{ type: `order.${how}` }]);
  await record(tx, moment, orderFact(how, order.id));
}

const refillBasket = (tx: Tx, { now }: Moment, order: LockedOrder): Promise<number> =>
  tx.$executeRaw(sql`
    with filled as (
      insert into basket_line (id, basket_id, pack_id, quantity, added_at)
      select l.id, b.id, l.pack_id, l.quantity, ${now}::timestamptz
      from order_line l join sub_order s on s.id = l.sub_order_id join basket b on b.id = ${order.basketId}::uuid
      where s.order_id = ${order.id}::uuid
      on conflict do nothing
    )
    update basket set updated_at = ${now}::timestamptz where id = ${order.basketId}::uuid`);
