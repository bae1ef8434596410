import { type AccountCode, escrow, heldFraud, unappliedReceipts, vnpayClearing } from "./accounts";
import { entries, type Posting } from "./posting";

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

/** VNPAY had given the money back on suspicion; asked again, it has it after all. */
export const suspicionWithdrawn = (receipt: Receipt, to: "escrow" | "unapplied"): Posting => ({
  idemKey: `${chargeKey(receipt)}:after_all`,
  kind: "payment.cleared",
  orderId: receipt.orderId,
  memo: receipt.txnRef,
  entries: entries(
    [vnpayClearing(receipt.tmnCode), receipt.amountVnd],
    [to === "escrow" ? escrow(receipt.orderId) : unappliedReceipts, -receipt.amountVnd],
  ),
});
