import { addVnd, scaleVnd, subtractVnd, toVnd, type Vnd, zeroVnd } from "~/domain/shared/money";
import {
  type AccountCode,
  commission,
  courierPayable,
  deliveryMargin,
  deliverySubsidy,
  escrow,
  heldFraud,
  refundLoss,
  refundPayable,
  sellerPayable,
  taxWithheld,
  unappliedReceipts,
  vnpayClearing,
} from "./accounts";
import type { Rates } from "./rates";

/** Debit positive, credit negative, whole đồng. */
export type Entry = { readonly account: AccountCode; readonly amount: number };

/** One balanced transaction. The same `idemKey` is the same transaction, however often it is posted. */
export type Posting = {
  readonly idemKey: string;
  readonly kind: string;
  readonly orderId?: string;
  readonly memo?: string;
  readonly entries: readonly Entry[];
};

export type Receipt = {
  readonly tmnCode: string;
  readonly txnRef: string;
  readonly transactionNo: string;
  readonly orderId: string;
  readonly amountVnd: number;
};

/** One charge is one key, whichever account it goes to: the same money cannot be booked twice. */
const chargeKey = ({ tmnCode, txnRef, transactionNo }: Receipt): string =>
  `vnpay:${tmnCode}:${txnRef}:${transactionNo}`;

const charge = (receipt: Receipt, kind: string, to: AccountCode): Posting => ({
  idemKey: chargeKey(receipt),
  kind,
  orderId: receipt.orderId,
  memo: receipt.txnRef,
  entries: entries([vnpayClearing(receipt.tmnCode), receipt.amountVnd], [to, -receipt.amountVnd]),
});

/** The shopper's money arrived and waits in escrow. */
export const paymentReceived = (receipt: Receipt): Posting =>
  charge(receipt, "payment.received", escrow(receipt.orderId));

/** Money that pays for nothing: a second payment, a wrong amount. */
export const paymentUnapplied = (receipt: Receipt): Posting => charge(receipt, "payment.unapplied", unappliedReceipts);

/** VNPAY charged the shopper and suspects fraud. */
export const paymentSuspected = (receipt: Receipt): Posting =>
  charge(receipt, "payment.suspected", heldFraud(receipt.orderId));

/** VNPAY's suspicion is over: the money is the order's, or nobody's when the order was paid otherwise meanwhile. */
export const suspicionCleared = (receipt: Receipt, to: "escrow" | "unapplied"): Posting => ({
  idemKey: `${chargeKey(receipt)}:cleared`,
  kind: "payment.cleared",
  orderId: receipt.orderId,
  memo: receipt.txnRef,
  entries: entries(
    [heldFraud(receipt.orderId), receipt.amountVnd],
    [to === "escrow" ? escrow(receipt.orderId) : unappliedReceipts, -receipt.amountVnd],
  ),
});

/** VNPAY kept its suspicion and gave the money back itself. */
export const suspicionConfirmed = (receipt: Receipt): Posting => ({
  idemKey: `${chargeKey(receipt)}:reversed`,
  kind: "payment.reversed",
  orderId: receipt.orderId,
  memo: receipt.txnRef,
  entries: entries(
    [heldFraud(receipt.orderId), receipt.amountVnd],
    [vnpayClearing(receipt.tmnCode), -receipt.amountVnd],
  ),
});

/** Where the money of a refund is taken from. `lossVnd` is what the platform bears: the order's escrow was released already. */
export type RefundMoney = {
  readonly refundId: string;
  readonly orderId: string;
  readonly escrowVnd: number;
  readonly unappliedVnd: number;
  readonly lossVnd: number;
};

const refundSources = ({ orderId, escrowVnd, unappliedVnd, lossVnd }: RefundMoney): [AccountCode, number][] => [
  [escrow(orderId), escrowVnd],
  [unappliedReceipts, unappliedVnd],
  [refundLoss, lossVnd],
];

const refundTotal = ({ escrowVnd, unappliedVnd, lossVnd }: RefundMoney): number => escrowVnd + unappliedVnd + lossVnd;

export const refundAsked = (money: RefundMoney): Posting => ({
  idemKey: `refund:${money.refundId}:asked`,
  kind: "refund.asked",
  orderId: money.orderId,
  entries: entries(...refundSources(money), [refundPayable(money.refundId), -refundTotal(money)]),
});

/** VNPAY gave the money back; it will keep it from a later settlement. */
export const refundDone = (refund: {
  refundId: string;
  orderId: string;
  tmnCode: string;
  amountVnd: number;
}): Posting => ({
  idemKey: `refund:${refund.refundId}:done`,
  kind: "refund.done",
  orderId: refund.orderId,
  entries: entries(
    [refundPayable(refund.refundId), refund.amountVnd],
    [vnpayClearing(refund.tmnCode), -refund.amountVnd],
  ),
});

/** VNPAY or the bank said no: the asking is undone, and somebody must look. */
export const refundRejected = (money: RefundMoney): Posting => ({
  idemKey: `refund:${money.refundId}:rejected`,
  kind: "refund.rejected",
  orderId: money.orderId,
  entries: entries(
    [refundPayable(money.refundId), refundTotal(money)],
    ...refundSources(money).map(([account, amount]): [AccountCode, number] => [account, -amount]),
  ),
});

export type Sale = {
  readonly orderId: string;
  readonly subOrderId: string;
  readonly sellerId: string;
  /** What the goods cost by the scale. */
  readonly goodsVnd: number;
  /** What the shopper paid for delivery. */
  readonly deliveryVnd: number;
  /** Null when nobody of ours carried it. */
  readonly courierId: string | null;
  readonly courierPayVnd: number;
  /** Cooperatives and companies declare their own tax; farms and couriers are people. */
  readonly withholdGoodsTax?: boolean;
};

export type Shares = {
  readonly sellerVnd: Vnd;
  readonly courierVnd: Vnd;
  readonly commissionVnd: Vnd;
  readonly vatVnd: Vnd;
  readonly pitVnd: Vnd;
  /** Delivery fee minus courier pay; negative when the platform adds to it. */
  readonly marginVnd: Vnd;
};

/** Who gets how much of a delivered sub-order. The shares sum to goods + delivery exactly: seller and courier take the remainder. */
export function sharesOf(sale: Sale, rates: Rates): Shares {
  const goods = toVnd(sale.goodsVnd);
  const pay = sale.courierId === null ? zeroVnd : toVnd(sale.courierPayVnd);
  const part = (amount: Vnd, bp: number): Vnd => scaleVnd(amount, bp, 10_000);
  const taxedGoods = sale.withholdGoodsTax === false ? zeroVnd : goods;
  const goodsTax = { vat: part(taxedGoods, rates.goods.vatBp), pit: part(taxedGoods, rates.goods.pitBp) };
  const payTax = { vat: part(pay, rates.transport.vatBp), pit: part(pay, rates.transport.pitBp) };
  const commissionVnd = part(goods, rates.commissionBp);
  return {
    sellerVnd: toVnd(goods - commissionVnd - goodsTax.vat - goodsTax.pit),
    courierVnd: toVnd(pay - payTax.vat - payTax.pit),
    commissionVnd,
    vatVnd: addVnd(goodsTax.vat, payTax.vat),
    pitVnd: addVnd(goodsTax.pit, payTax.pit),
    marginVnd: subtractVnd(toVnd(sale.deliveryVnd), pay),
  };
}

/** Delivered, and the time for claims is over: the escrow goes to those who earned it. `rates` = `ratesOn(now)`. */
export function released(sale: Sale, rates: Rates): Posting {
  const shares = sharesOf(sale, rates);
  return {
    idemKey: `release:${sale.subOrderId}`,
    kind: "order.released",
    orderId: sale.orderId,
    memo: sale.subOrderId,
    entries: entries(
      [escrow(sale.orderId), sale.goodsVnd + sale.deliveryVnd],
      [deliverySubsidy, Math.max(0, -shares.marginVnd)],
      [sellerPayable(sale.sellerId), -shares.sellerVnd],
      [courierPayable(sale.courierId ?? "none"), -shares.courierVnd],
      [commission, -shares.commissionVnd],
      [taxWithheld("vat"), -shares.vatVnd],
      [taxWithheld("pit"), -shares.pitVnd],
      [deliveryMargin, -Math.max(0, shares.marginVnd)],
    ),
  };
}

/** Accounts that nothing happens to are left out. */
function entries(...rows: readonly [AccountCode, number][]): Entry[] {
  return rows.filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));
}
