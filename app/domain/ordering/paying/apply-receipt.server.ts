import type { Operator } from "~/domain/identity/types";
import { applyToPayable, type Applied } from "~/domain/payments/vietqr/apply-to-payable.server";
import { parseCode } from "~/domain/shared/code";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { confirmOrder } from "../internal/confirm-order.server";

export type ReceiptApplication =
  | Accepted<{ orderId: string }>
  | Refusal<"unknown_order" | "order_over" | "already_settled" | "already_paid" | "wrong_amount">;

/**
 * An operator says which order unapplied money was meant for. The order goes on as if paid now: expired, it takes its goods
 * again or the money goes back. One that was called off is not brought back to life.
 */
export const applyReceipt = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { receiptId, orderCode }: { receiptId: string; orderCode: string },
): Promise<ReceiptApplication> =>
  transact(db, async (tx): Promise<ReceiptApplication> => {
    const code = parseCode(orderCode.toUpperCase().replace(/^CQ(?=.{8})/, "")) ?? "";
    const order = await tx.order.findUnique({ where: { code }, select: { id: true, status: true } });
    if (!order) return refuse("unknown_order");
    if (order.status === "cancelled") return refuse("order_over");
    const applied: Applied = await applyToPayable(tx, moment, { receiptId, payableId: order.id });
    if (!applied.ok) return applied;
    const { amountVnd, reference } = applied;
    await confirmOrder(tx, moment, { payableId: order.id, amountVnd });
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: "bank_receipt.applied",
      subject: `bank_receipt:${receiptId}`,
      detail: { orderId: order.id, orderCode: code, amountVnd, reference },
    });
    return { ok: true, orderId: order.id };
  });
