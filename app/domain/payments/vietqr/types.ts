/** Our own account, where shoppers transfer to. */
export type OurBank = {
  readonly bin: string;
  readonly name: string;
  readonly account: string;
  readonly holder: string;
};

/** Money that a bank says came into our account. */
export type BankNotice = {
  /** Who brought the news: "sepay", "casso", "statement". */
  readonly provider: string;
  readonly account: string;
  /** The bank's own number of the transaction: the same money has the same one, whoever tells of it. */
  readonly reference: string;
  readonly amountVnd: number;
  readonly content: string;
  /** The bank's clock. */
  readonly bookedAt: Date;
};

/** Why money pays for nothing yet. */
export type Unclear =
  | "no_code"
  | "several_codes"
  | "unknown_code"
  | "other_account"
  | "wrong_amount"
  | "already_paid"
  /** Another source told of the same amount with the same text: perhaps the same money under another number. */
  | "seems_told"
  | "late"
  /** VNPAY paid it to our bank for a charge that is not ours. */
  | "unknown_charge";

/** What became of one notice. */
export type TransferOutcome =
  | { readonly kind: "heard_before" }
  | { readonly kind: "unapplied"; readonly receiptId: string; readonly why: Unclear }
  | { readonly kind: "paid"; readonly receiptId: string; readonly payableId: string; readonly amountVnd: number };
