/**
 * The chart of accounts. An account is named by its code; a code says whose money it is.
 * Debits are positive and credits negative, so money owed to somebody shows as a negative balance.
 */
export type AccountCode =
  | `vnpay_clearing:${string}`
  | `bank:${string}`
  | `seller_receivable:${string}`
  | `escrow:${string}`
  | `held_fraud:${string}`
  | `seller_payable:${string}`
  | `courier_payable:${string}`
  | `refund_payable:${string}`
  | `shopper_credit:${string}`
  | `payout_in_transit:${string}`
  | "unapplied_receipts"
  | `tax_withheld:${Tax}`
  | "commission"
  | "delivery_margin"
  | "delivery_subsidy"
  | "vnpay_fee"
  | "refund_loss"
  | "transport_loss"
  | "write_off";

export type Tax = "vat" | "pit";
export type AccountKind = "asset" | "liability" | "revenue" | "expense";

/** Charged by VNPAY and not yet in our bank. */
export const vnpayClearing = (tmnCode: string): AccountCode => `vnpay_clearing:${tmnCode}`;
/** Paid by the shopper, owed to nobody yet. */
export const escrow = (orderId: string): AccountCode => `escrow:${orderId}`;
/** Charged, and suspected by VNPAY: nobody's until it decides. */
export const heldFraud = (orderId: string): AccountCode => `held_fraud:${orderId}`;
export const sellerPayable = (sellerId: string): AccountCode => `seller_payable:${sellerId}`;
export const courierPayable = (courierId: string): AccountCode => `courier_payable:${courierId}`;
/** What a seller owes us: money given back to a shopper after it had been paid out. The next payout keeps it. */
export const sellerReceivable = (sellerId: string): AccountCode => `seller_receivable:${sellerId}`;
/** Our own account at a bank. */
export const bank = (account: string): AccountCode => `bank:${account}`;
export const payoutInTransit = (payoutId: string): AccountCode => `payout_in_transit:${payoutId}`;
/** Promised back to the shopper, not yet returned by VNPAY. */
export const refundPayable = (refundId: string): AccountCode => `refund_payable:${refundId}`;
/** What a shopper keeps with us until the next order; the holder is an id, no phone number. */
export const shopperCredit = (holderId: string): AccountCode => `shopper_credit:${holderId}`;
/** Withheld from sellers and couriers, owed to the tax office. */
export const taxWithheld = (tax: Tax): AccountCode => `tax_withheld:${tax}`;
/** Money that belongs to no order: second payments, wrong amounts. */
export const unappliedReceipts = "unapplied_receipts" satisfies AccountCode;
export const commission = "commission" satisfies AccountCode;
/** Delivery fee above the courier's pay, and below it. */
export const deliveryMargin = "delivery_margin" satisfies AccountCode;
export const deliverySubsidy = "delivery_subsidy" satisfies AccountCode;
/** What VNPAY keeps of every charge. */
export const vnpayFee = "vnpay_fee" satisfies AccountCode;
/** Refunds the platform bears, because the money was released already. */
export const refundLoss = "refund_loss" satisfies AccountCode;
/** Goods lost or spoiled in our hands: their sellers are paid by us. */
export const transportLoss = "transport_loss" satisfies AccountCode;

/** What nobody can be asked for, or nobody asks for: two people let it go. */
export const writeOff = "write_off" satisfies AccountCode;

type Family = AccountCode extends infer Code ? (Code extends `${infer Name}:${string}` ? Name : Code) : never;

const families: Record<Family, { kind: AccountKind; shared: boolean }> = {
  vnpay_clearing: { kind: "asset", shared: true },
  bank: { kind: "asset", shared: true },
  seller_receivable: { kind: "asset", shared: false },
  escrow: { kind: "liability", shared: false },
  held_fraud: { kind: "liability", shared: false },
  seller_payable: { kind: "liability", shared: false },
  courier_payable: { kind: "liability", shared: false },
  refund_payable: { kind: "liability", shared: false },
  shopper_credit: { kind: "liability", shared: false },
  payout_in_transit: { kind: "liability", shared: false },
  unapplied_receipts: { kind: "liability", shared: true },
  tax_withheld: { kind: "liability", shared: true },
  commission: { kind: "revenue", shared: true },
  delivery_margin: { kind: "revenue", shared: true },
  delivery_subsidy: { kind: "expense", shared: true },
  vnpay_fee: { kind: "expense", shared: true },
  refund_loss: { kind: "expense", shared: true },
  transport_loss: { kind: "expense", shared: true },
  write_off: { kind: "expense", shared: true },
};

export const isAccountCode = (text: string): text is AccountCode =>
  text.length <= 120 && Object.hasOwn(families, text.split(":")[0] ?? "");

const familyOf = (code: AccountCode) => families[(code.split(":")[0] ?? code) as Family];

export const kindOf = (code: AccountCode): AccountKind => familyOf(code).kind;

/** Accounts that every payment touches: their balance is kept in stripes, so that payments do not queue for one row. */
export const isShared = (code: AccountCode): boolean => familyOf(code).shared;

/** What is owed to one party may not be overdrawn: a shopper, seller or courier cannot owe us through a payable. */
export const mustNotOverdraw = (code: AccountCode): boolean => kindOf(code) === "liability" && !isShared(code);

/** Accounts that live for years and fill with entries: their turnover is kept by the month, so that a statement starts there. */
export const keepsMonths = (code: AccountCode): boolean =>
  isShared(code) || /^(seller_payable|courier_payable|seller_receivable):/.test(code);
