/** Where VNPAY's word about a payment came from. The shopper's browser (the return URL) is not among them: it proves nothing. */
export type Source = "ipn" | "querydr";

/** What VNPAY says became of one visit to its page. */
export type Verdict = "paid" | "failed" | "suspected" | "pending";

/** The wire form a callback was read from, kept as evidence. */
export type Evidence = { readonly rawQuery: string; readonly ip: string };

/** VNPAY's word about one attempt, its signature already checked. Amounts are whole đồng. */
export type VerifiedCallback = {
  readonly tmnCode: string;
  readonly txnRef: string;
  /** Null when VNPAY named an amount that is not whole đồng. */
  readonly amountVnd: number | null;
  readonly verdict: Verdict;
  readonly responseCode: string;
  readonly transactionStatus: string;
  readonly transactionNo: string;
  readonly bankCode: string | null;
  readonly payDate: string | null;
  /** Null when we asked VNPAY ourselves (querydr). */
  readonly evidence: Evidence | null;
};

export type Settlement =
  /** Money arrived for this payable now, for the first time. `late`: its checkout session was over already. */
  | {
      readonly kind: "paid";
      readonly sessionId: string;
      readonly payableId: string;
      readonly amountVnd: number;
      readonly late: boolean;
    }
  /** A second payment of the same payable: kept apart and given back. */
  | { readonly kind: "unapplied"; readonly sessionId: string; readonly payableId: string; readonly refundId: string }
  /** Nothing was charged; the shopper may try again while the session lasts. */
  | { readonly kind: "failed"; readonly sessionId: string; readonly payableId: string }
  /** Charged, and held by VNPAY as suspected fraud: neither paid nor failed until VNPAY decides. */
  | { readonly kind: "suspected"; readonly sessionId: string; readonly payableId: string }
  /** VNPAY has not finished; ask again later. */
  | { readonly kind: "pending" }
  | { readonly kind: "already_final"; readonly payableId: string }
  | { readonly kind: "unknown_reference" }
  | { readonly kind: "wrong_amount" };
