import {
  type AccountCode,
  commission,
  escrow,
  refundLoss,
  refundPayable,
  sellerPayable,
  sellerReceivable,
  shopperCredit,
  taxWithheld,
  unappliedReceipts,
  vnpayClearing,
} from "./accounts";
import type { ClawBack } from "./claw-back";
import { entries, type Entry, type Posting } from "./posting";

/**
 * Where the money of a refund is taken from. `clawBack` is taken from those it was released to; `lossVnd` is what the platform
 * bears, because nobody can be asked for it.
 */
export type RefundMoney = {
  readonly refundId: string;
  readonly orderId: string;
  readonly escrowVnd: number;
  readonly unappliedVnd: number;
  readonly lossVnd: number;
  readonly clawBack?: ClawBack | undefined;
  /** Credit that the shopper takes back to the card. */
  readonly credit?: { readonly holderId: string; readonly vnd: number } | undefined;
};

export const refundAsked = ({ refundId, orderId, ...money }: RefundMoney): Posting => ({
  idemKey: `refund:${refundId}:asked`,
  kind: "refund.asked",
  orderId,
  memo: money.clawBack?.subOrderId ?? "",
  entries: givenBack({ orderId, ...money }, refundPayable(refundId)),
});

/**
 * What goes back stays with us as the shopper's credit: a new part of a charge, or ("recredited") credit that had paid. `key`
 * names the occasion.
 */
export const refundCredited = ({
  key,
  holderId,
  isNew,
  ...money
}: Omit<RefundMoney, "refundId" | "credit"> & { key: string; holderId: string; isNew: boolean }): Posting => ({
  idemKey: `credit:${key}`,
  kind: isNew ? "refund.credited" : "refund.recredited",
  orderId: money.orderId,
  memo: money.clawBack?.subOrderId ?? "",
  entries: givenBack(money, shopperCredit(holderId)),
});

function givenBack(
  { orderId, escrowVnd, unappliedVnd, lossVnd, clawBack, credit }: Omit<RefundMoney, "refundId">,
  to: AccountCode,
): Entry[] {
  const totalVnd = escrowVnd + unappliedVnd + lossVnd + (clawBack?.totalVnd ?? 0) + (credit?.vnd ?? 0);
  return entries(
    [escrow(orderId), escrowVnd],
    [unappliedReceipts, unappliedVnd],
    [refundLoss, lossVnd],
    ...(clawBack ? clawedEntries(clawBack) : []),
    [shopperCredit(credit?.holderId ?? "none"), credit?.vnd ?? 0],
    [to, -totalVnd],
  );
}

/** A shopper's credit pays for (a part of) an order, and goes back when the order is not paid in time. */
export const creditMoved = (move: {
  readonly key: string;
  readonly orderId: string;
  readonly holderId: string;
  readonly amountVnd: number;
  readonly to: "order" | "shopper";
}): Posting => ({
  idemKey: `credit:${move.key}`,
  kind: move.to === "order" ? "payment.credit" : "payment.credit_returned",
  orderId: move.orderId,
  entries: entries(
    [shopperCredit(move.holderId), move.to === "order" ? move.amountVnd : -move.amountVnd],
    [escrow(move.orderId), move.to === "order" ? -move.amountVnd : move.amountVnd],
  ),
});

const clawedEntries = ({ sellerId, parts, owedVnd }: ClawBack): [AccountCode, number][] => [
  [sellerPayable(sellerId), parts.sellerVnd - owedVnd],
  [sellerReceivable(sellerId), owedVnd],
  [commission, parts.commissionVnd],
  [taxWithheld("vat"), parts.vatVnd],
  [taxWithheld("pit"), parts.pitVnd],
];

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

/** VNPAY or the bank said no: the asking is to be undone entry by entry, and somebody must look. */
export const refundRejected = (refundId: string): { undone: string; idemKey: string; kind: string } => ({
  undone: `refund:${refundId}:asked`,
  idemKey: `refund:${refundId}:rejected`,
  kind: "refund.rejected",
});
