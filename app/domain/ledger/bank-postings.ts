import { type AccountCode, bank, escrow, refundPayable, unappliedReceipts, writeOff } from "./accounts";
import type { Posting } from "./posting";

/** Money that came into our own bank account. */
export type BankReceipt = {
  readonly receiptId: string;
  /** `<bank BIN>:<account>`. */
  readonly bankAccount: string;
  /** Names the money in the books. */
  readonly reference: string;
  readonly amountVnd: number;
};

const move = (from: AccountCode, to: AccountCode, amountVnd: number): Posting["entries"] => [
  { account: from, amount: amountVnd },
  { account: to, amount: -amountVnd },
];

/** One receipt is one key, whichever account it goes to. */
const receiptKey = (receiptId: string): string => `bank:${receiptId}`;

/** A transfer with an order's code and its exact amount: it waits in escrow as a card payment does. */
export const transferReceived = (receipt: BankReceipt, orderId: string): Posting => ({
  idemKey: receiptKey(receipt.receiptId),
  kind: "payment.received",
  orderId,
  memo: receipt.reference,
  entries: move(bank(receipt.bankAccount), escrow(orderId), receipt.amountVnd),
});

/** Nobody knows yet what it is for; it is ours to explain from this moment on. */
export const transferUnapplied = (receipt: BankReceipt): Posting => ({
  idemKey: receiptKey(receipt.receiptId),
  kind: "payment.unapplied",
  memo: receipt.reference,
  entries: move(bank(receipt.bankAccount), unappliedReceipts, receipt.amountVnd),
});

/** A person found the order it was meant for. */
export const receiptApplied = (receipt: BankReceipt, orderId: string): Posting => ({
  idemKey: `${receiptKey(receipt.receiptId)}:applied`,
  kind: "payment.applied",
  orderId,
  memo: receipt.reference,
  entries: move(unappliedReceipts, escrow(orderId), receipt.amountVnd),
});

/** A person sent it back to where it came from. */
export const receiptReturned = (receipt: BankReceipt): Posting => ({
  idemKey: `${receiptKey(receipt.receiptId)}:returned`,
  kind: "payment.returned",
  memo: receipt.reference,
  entries: move(unappliedReceipts, bank(receipt.bankAccount), receipt.amountVnd),
});

/** Nobody claims it, and two people let it go: it is ours. */
export const receiptWrittenOff = (receipt: BankReceipt): Posting => ({
  idemKey: `${receiptKey(receipt.receiptId)}:written_off`,
  kind: "payment.written_off",
  memo: receipt.reference,
  entries: move(unappliedReceipts, writeOff, receipt.amountVnd),
});

/** What was promised back of a transfer left our account by another one. */
export const refundTransferred = (refund: {
  readonly refundId: string;
  readonly orderId: string;
  readonly bankAccount: string;
  readonly amountVnd: number;
}): Posting => ({
  idemKey: `refund:${refund.refundId}:done`,
  kind: "refund.done",
  orderId: refund.orderId,
  entries: move(refundPayable(refund.refundId), bank(refund.bankAccount), refund.amountVnd),
});
