import type { Metadata, RefundReason } from "./objects";

/** One visit to VNPAY's page, as whoever keeps the books sees it. */
export type AttemptRecord = {
  readonly id: string;
  readonly status: "open" | "paid" | "failed" | "expired" | "suspected";
  readonly responseCode: string | null;
};

export type SessionRecord = {
  readonly id: string;
  readonly paymentIntent: string;
  readonly amountVnd: number;
  readonly description: string;
  readonly status: "open" | "complete" | "expired";
  readonly paymentStatus: "unpaid" | "paid";
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly clientReference: string | null;
  readonly metadata: Metadata;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Oldest first. */
  readonly attempts: readonly AttemptRecord[];
};

export type RefundRecord = {
  readonly id: string;
  readonly paymentIntent: string;
  readonly attemptId: string;
  readonly amountVnd: number;
  readonly status: "pending" | "succeeded" | "failed" | "canceled";
  readonly reason: RefundReason | null;
  readonly metadata: Metadata;
  readonly createdAt: Date;
};

export type NewSession = Omit<
  SessionRecord,
  "id" | "paymentIntent" | "status" | "paymentStatus" | "attempts" | "createdAt"
>;
export type NewRefund = Pick<RefundRecord, "paymentIntent" | "reason" | "metadata"> & {
  readonly amountVnd: number | null;
};
export type RefundRefusal = "not_paid" | "exceeds_payment" | "unknown_payment";

/** Where sessions and refunds live. Whoever implements it keeps the states true and the sums within the charge. */
export type GatewayStore = {
  readonly openSession: (session: NewSession) => Promise<SessionRecord>;
  readonly findSession: (id: string) => Promise<SessionRecord | null>;
  readonly findByIntent: (paymentIntent: string) => Promise<SessionRecord | null>;
  /** Null when it is not open any more. */
  readonly expireSession: (id: string) => Promise<SessionRecord | null>;
  /** No amount means all that is left. */
  readonly askRefund: (refund: NewRefund) => Promise<RefundRecord | RefundRefusal>;
  readonly findRefund: (id: string) => Promise<RefundRecord | null>;
  /**
   * Runs `make` once for a key and remembers what came of it, in the same transaction; later calls get that. Resolves to
   * "other_parameters" when the key was used for something else.
   */
  readonly once: <T>(key: string, fingerprint: string, make: () => Promise<T>) => Promise<T | "other_parameters">;
};
