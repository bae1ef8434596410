import { settleAttempt } from "~/domain/payments/settle-attempt.server";
import type { Settlement, VerifiedCallback } from "~/domain/payments/types";
import { transact, type Db } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Moment } from "~/platform/outbox.server";
import { confirmOrder } from "../internal/confirm-order.server";
import { letGo } from "../internal/let-go.server";

/**
 * VNPAY's word about a payment, and what it means for the order, in one transaction: money that is booked has an order that
 * goes on or a refund that is asked for, never neither.
 */
export const receivePayment = (db: Db, moment: Moment, callback: VerifiedCallback): Promise<Settlement> =>
  transact(db, async (tx) => {
    const settlement = await settleAttempt(tx, moment, callback);
    if (settlement.kind === "paid") await confirmOrder(tx, moment, settlement);
    if (settlement.kind === "failed") await letGo(tx, moment, settlement);
    failpoint("pay.confirmed");
    return settlement;
  });
