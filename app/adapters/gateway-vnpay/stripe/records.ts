/** What the gateway's books hold, before it is shown as Stripe's objects. Amounts are whole đồng. */
export type Metadata = Record<string, string>;

export type ItemRecord = {
  readonly id: string;
  readonly priceId: string;
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitVnd: number;
  readonly metadata: Metadata;
};

/** A visit to VNPAY's page. `returned`: the shopper is back and VNPAY's word is not; `unapplied`: paid when nothing was due. */
export type AttemptStatus = "open" | "returned" | "paid" | "failed" | "expired" | "suspected" | "review" | "unapplied";

export type AttemptRecord = {
  readonly id: string;
  readonly sessionId: string;
  readonly txnRef: string;
  readonly status: AttemptStatus;
  /** The exact vnp_CreateDate. */
  readonly createDate: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly responseCode: string | null;
  readonly transactionNo: string | null;
  readonly bankCode: string | null;
  readonly settledAt: Date | null;
  readonly asks: number;
};

export type SessionStatus = "open" | "complete" | "expired";

export type SessionRecord = {
  readonly id: string;
  readonly intentId: string;
  readonly amountVnd: number;
  readonly status: SessionStatus;
  readonly isPaid: boolean;
  readonly items: readonly ItemRecord[];
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly clientReference: string | null;
  readonly customerEmail: string | null;
  readonly locale: string | null;
  readonly submitType: string | null;
  readonly methodTypes: readonly string[];
  readonly metadata: Metadata;
  readonly intentMetadata: Metadata;
  readonly description: string | null;
  readonly transferGroup: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly expiredAt: Date | null;
  /** Oldest first. */
  readonly attempts: readonly AttemptRecord[];
  readonly refunds: readonly RefundRecord[];
};

export type RefundRecord = {
  readonly id: string;
  readonly sessionId: string;
  readonly intentId: string;
  readonly attemptId: string;
  readonly amountVnd: number;
  readonly status: "pending" | "succeeded" | "failed";
  readonly reason: string | null;
  readonly failureReason: string | null;
  readonly metadata: Metadata;
  readonly createdAt: Date;
};

/** A session before it is written down. */
export type NewSession = Omit<
  SessionRecord,
  "id" | "intentId" | "status" | "isPaid" | "items" | "createdAt" | "expiredAt" | "attempts" | "refunds"
> & { readonly items: readonly Omit<ItemRecord, "id" | "priceId" | "productId">[] };

export type NewRefund = {
  readonly intentId: string | null;
  readonly chargeId: string | null;
  /** All that is left when null. */
  readonly amountVnd: number | null;
  readonly reason: string | null;
  readonly metadata: Metadata;
};
