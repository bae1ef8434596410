import type { VerifiedCallback } from "./types";

type Callback = Omit<VerifiedCallback, "evidence">;

export type Visit = {
  readonly txnRef: string;
  readonly amountVnd: number;
  readonly description: string;
  readonly returnUrl: string;
  readonly ipAddress: string;
  readonly locale: "vi" | "en";
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export type CallbackReading =
  | { readonly ok: true; readonly callback: Callback }
  | { readonly ok: false; readonly reason: "bad_signature" | "foreign_terminal" | "malformed" };

export type Question = {
  readonly requestId: string;
  readonly txnRef: string;
  readonly transactionDate: string;
  readonly transactionNo?: string;
  readonly ipAddress: string;
  readonly at: Date;
};

export type QueryAnswer =
  | { readonly kind: "payment"; readonly callback: Callback }
  | {
      readonly kind: "refund";
      readonly state: RefundState;
      readonly transactionNo: string;
      readonly transactionStatus: string;
    }
  | { readonly kind: "not_found" }
  | { readonly kind: "later"; readonly why: string }
  | { readonly kind: "refused"; readonly responseCode: string; readonly message: string };

export type RefundState = "pending" | "succeeded" | "failed";

export type RefundOrder = {
  readonly requestId: string;
  readonly txnRef: string;
  readonly transactionNo: string;
  readonly transactionDate: string;
  readonly amountVnd: number;
  readonly isFull: boolean;
  readonly reason: string;
  readonly createdBy: string;
  readonly ipAddress: string;
  readonly at: Date;
};

export type RefundAnswer =
  | {
      readonly kind: "accepted";
      readonly state: RefundState;
      readonly transactionNo: string;
      readonly responseCode: string;
      readonly transactionStatus: string;
    }
  | { readonly kind: "in_flight"; readonly transactionNo: string | null }
  | { readonly kind: "rejected"; readonly responseCode: string; readonly message: string }
  | { readonly kind: "unknown"; readonly why: string };

/** The payment company. `payUrl` and `readCallback` only compute; `query` and `refund` go over the network, never inside a transaction. */
export type PaymentGateway = {
  readonly tmnCode: string;
  readonly payUrl: (visit: Visit) => string;
  readonly readCallback: (rawQuery: string) => CallbackReading;
  readonly query: (ask: Question) => Promise<QueryAnswer>;
  readonly refund: (order: RefundOrder) => Promise<RefundAnswer>;
};

/** Where VNPAY leaves its settlement of a day ("2026-11-22"). */
export type SettlementFiles = {
  readonly fetch: (
    day: string,
  ) => Promise<
    | { readonly kind: "file"; readonly text: string }
    | { readonly kind: "not_yet" }
    | { readonly kind: "unreachable"; readonly why: string }
  >;
};
