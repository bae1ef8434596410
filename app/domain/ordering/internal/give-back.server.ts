import { askRefund } from "~/domain/payments/ask-refund.server";
import { invariant } from "~/domain/shared/invariant";
import { isRefusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

/** Every way an order gives money back; with the part it names the refund, so that none is given twice. */
export type RefundCause = "rejected" | "cancelled" | "weighed" | "returned" | "too_late";

export type GiveBack = {
  readonly orderId: string;
  readonly partId: string;
  readonly cause: RefundCause;
  readonly amountVnd: number;
};

/** Asks for money back to the shopper; nothing is asked for nothing. */
export async function giveBack(tx: Tx, moment: Moment, { orderId, partId, cause, amountVnd }: GiveBack): Promise<void> {
  if (amountVnd === 0) return;
  const asked = await askRefund(tx, moment, {
    payableId: orderId,
    amountVnd,
    cause: `${cause}:${partId}`,
    reason: cause,
  });
  invariant(!isRefusal(asked), `order ${orderId} cannot give back ${amountVnd} đồng (${cause})`);
}
