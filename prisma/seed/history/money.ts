import { paymentReceived } from "~/domain/ledger/charge-postings";
import type { Posting } from "~/domain/ledger/posting";
import { released } from "~/domain/ledger/postings";
import { refundAsked, refundDone } from "~/domain/ledger/refund-postings";
import { ratesOn } from "~/domain/ledger/rates";
import { holdMinutes } from "~/domain/ordering/policy";
import { wireDate } from "~/domain/payments/wire-date";
import { minutesAfter } from "~/domain/shared/time";
import { carriersOf } from "./orders";
import { chance, idOf } from "../world/chance";
import { seedOf } from "./stock";
import type { OrderPlan, SubOrderPlan } from "./types";

export type DatedPosting = Posting & { at: Date };

const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const nameOf = (prefix: string, of: string, length = 24): string => {
  const luck = chance(seedOf(`${prefix}${of}`));
  return prefix + Array.from({ length }, () => signs.charAt(luck.between(0, 31))).join("");
};

const sessionIdOf = (order: OrderPlan): string => nameOf("cs_", order.id);
const txnRefOf = (order: OrderPlan): string => nameOf("CQ", order.id, 18);
const transactionNoOf = (order: OrderPlan): string => String(14_000_000 + order.number);
/** Above every payment's number, one for each cause of a part. */
const refundNoOf = ({ order, part, cause }: RefundPlan): string =>
  String(14_500_000 + order.number * 20 + order.subOrders.indexOf(part) * 3 + refundCauses.indexOf(cause));
const attemptIdOf = (order: OrderPlan): string => idOf(`attempt ${order.id}`);

export function sessionRow(order: OrderPlan) {
  const isPaid = order.paidAt !== null;
  return {
    id: sessionIdOf(order),
    paymentIntent: nameOf("pi_", order.id),
    payableId: order.id,
    amountVnd: order.goodsVnd + order.deliveryVnd,
    status: isPaid ? "complete" : order.fate === "waiting" ? "open" : "expired",
    paymentStatus: isPaid ? "paid" : "unpaid",
    successUrl: `/don/${order.trackingToken}`,
    cancelUrl: `/thanh-toan/${order.trackingToken}`,
    description: `Don hang ${order.code}`,
    metadata: {},
    idempotencyKey: `order:${order.id}`,
    expiresAt: minutesAfter(order.createdAt, holdMinutes),
    createdAt: order.createdAt,
  };
}

const banks = ["NCB", "VCB", "TCB", "BIDV", "MB", "ACB", "VPB"] as const;

/** One visit to VNPAY for every order but those that were left at once. */
export function attemptRow(order: OrderPlan) {
  const { paidAt } = order;
  const visitAt = new Date(order.createdAt.getTime() + 20_000);
  return {
    id: attemptIdOf(order),
    sessionId: sessionIdOf(order),
    txnRef: txnRefOf(order),
    amountVnd: order.goodsVnd + order.deliveryVnd,
    createDate: wireDate(visitAt),
    expiresAt: minutesAfter(order.createdAt, holdMinutes),
    createdAt: visitAt,
    status: paidAt ? "paid" : "expired",
    ...(paidAt && paidColumns(order, paidAt)),
  };
}

const paidColumns = (order: OrderPlan, paidAt: Date) => ({
  responseCode: "00",
  transactionStatus: "00",
  transactionNo: transactionNoOf(order),
  bankCode: banks[order.number % banks.length] ?? "NCB",
  payDate: wireDate(paidAt),
  settledBy: "ipn",
  settledAt: paidAt,
});

const refundCauses = ["rejected", "weighed", "returned"] as const;

export type RefundPlan = {
  id: string;
  order: OrderPlan;
  part: SubOrderPlan;
  amountVnd: number;
  cause: (typeof refundCauses)[number];
  at: Date;
};

/** What went back: a rejected part, the scale's difference, a parcel that came home. */
export function refundsOf(order: OrderPlan): RefundPlan[] {
  return order.subOrders.flatMap((part) => {
    const of = (cause: RefundPlan["cause"], step: string, amountVnd: number): RefundPlan[] => {
      const at = part.steps.find((each) => each.what === step)?.at;
      return at && amountVnd > 0
        ? [{ id: nameOf("re_", `${cause}${part.id}`), order, part, amountVnd, cause, at }]
        : [];
    };
    const weighedVnd = part.weighedVnd ?? part.goodsVnd;
    return [
      ...of("rejected", "rejected", part.goodsVnd + part.deliveryVnd),
      ...of("weighed", "packed", part.goodsVnd - weighedVnd),
      ...of("returned", "returned", weighedVnd + part.deliveryVnd),
    ];
  });
}

/** VNPAY answers within minutes. */
const settledAt = (refund: RefundPlan, now: Date): Date => {
  const at = minutesAfter(refund.at, 12);
  return at <= now ? at : now;
};

export const refundRow = (refund: RefundPlan, now: Date) => {
  const done = settledAt(refund, now);
  const isFull = refund.amountVnd === refund.order.goodsVnd + refund.order.deliveryVnd;
  return {
    id: refund.id,
    sessionId: sessionIdOf(refund.order),
    attemptId: attemptIdOf(refund.order),
    amountVnd: refund.amountVnd,
    escrowVnd: refund.amountVnd,
    unappliedVnd: 0,
    status: "succeeded",
    reason: refund.cause,
    cause: `${refund.cause}:${refund.part.id}`,
    requestId: idOf(`request ${refund.id}`).replaceAll("-", ""),
    transactionType: isFull ? ("02" as const) : ("03" as const),
    createdAt: refund.at,
    settledAt: done,
    sentAt: done,
    responseCode: "00",
    transactionStatus: "00",
    transactionNo: refundNoOf(refund),
  };
};

/** Every booking of an order, in the order of time. */
export function postingsOf(order: OrderPlan, tmnCode: string, now: Date): DatedPosting[] {
  if (!order.paidAt) return [];
  const amountVnd = order.goodsVnd + order.deliveryVnd;
  const receipt = {
    tmnCode,
    txnRef: txnRefOf(order),
    transactionNo: transactionNoOf(order),
    orderId: order.id,
    amountVnd,
  };
  const refunds = refundsOf(order).flatMap((refund): DatedPosting[] => {
    const done = settledAt(refund, now);
    const money = { refundId: refund.id, orderId: order.id, escrowVnd: refund.amountVnd, unappliedVnd: 0, lossVnd: 0 };
    const asked = { ...refundAsked(money), at: refund.at };
    return [
      asked,
      { ...refundDone({ refundId: refund.id, orderId: order.id, tmnCode, amountVnd: refund.amountVnd }), at: done },
    ];
  });
  const releases = order.subOrders.flatMap((part): DatedPosting[] => {
    const at = part.steps.find((step) => step.what === "settled")?.at;
    if (!at) return [];
    const sale = {
      orderId: order.id,
      subOrderId: part.id,
      sellerId: part.sellerId,
      goodsVnd: part.weighedVnd ?? part.goodsVnd,
      deliveryVnd: part.deliveryVnd,
      carriers: carriersOf(part),
      withholdGoodsTax: part.seller.kind === "farm",
    };
    return [{ ...released(sale, ratesOn(at)), at }];
  });
  return [{ ...paymentReceived(receipt), at: order.paidAt }, ...refunds, ...releases].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}
