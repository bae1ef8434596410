import { wireDate } from "~/domain/payments/wire-date";
import type { Payment } from "../../../simulator/journal";
import { attemptRow, refundRow, refundsOf } from "./money";
import type { OrderPlan } from "./types";

/** What VNPAY's simulator would remember of these orders, so that it can be asked about them and give their money back. */
export const atVnpay = (orders: readonly OrderPlan[], origin: string, now: Date): Payment[] =>
  orders.filter((order) => order.fate !== "waiting").map((order) => paymentOf(order, origin, now));

function paymentOf(order: OrderPlan, origin: string, now: Date): Payment {
  const attempt = attemptRow(order);
  const { paidAt } = order;
  return {
    token: attempt.id.replaceAll("-", ""),
    txnRef: attempt.txnRef,
    amount: attempt.amountVnd * 100,
    orderInfo: `Don hang ${order.code}`,
    returnUrl: `${origin}/pay/return`,
    locale: "vn",
    createDate: attempt.createDate,
    expiresAt: attempt.expiresAt,
    transactionNo: attempt.transactionNo ?? "0",
    status: paidAt ? "00" : "02",
    responseCode: paidAt ? "00" : "11",
    bankCode: attempt.bankCode ?? "VNPAY",
    cardType: paidAt ? "ATM" : "QRCODE",
    payDate: wireDate(paidAt ?? attempt.expiresAt),
    wrongCards: 0,
    refunds: refundsOf(order).map((refund) => {
      const { requestId, transactionNo, transactionType, amountVnd, createdAt } = refundRow(refund, now);
      return {
        requestId,
        transactionNo,
        type: transactionType,
        amount: amountVnd * 100,
        createdAt: wireDate(createdAt),
        status: "00",
      };
    }),
    lastIpn: null,
    owedIpn: null,
  };
}
