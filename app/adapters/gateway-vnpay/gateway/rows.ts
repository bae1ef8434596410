import type { AttemptRecord, ItemRecord, Metadata, RefundRecord, SessionRecord } from "../stripe/records";

/**
 * Rows as PostgreSQL gives them: the tables' checks vouch for the words, so they are only renamed here. bigint comes as text.
 */
export type SessionRow = {
  id: string;
  intent_id: string;
  amount_vnd: string;
  status: SessionRecord["status"];
  is_paid: boolean;
  items: ItemRecord[];
  success_url: string;
  cancel_url: string | null;
  client_reference: string | null;
  customer_email: string | null;
  locale: string | null;
  submit_type: string | null;
  method_types: string[];
  metadata: Metadata;
  intent_metadata: Metadata;
  description: string | null;
  transfer_group: string | null;
  created_at: Date;
  expires_at: Date;
  expired_at: Date | null;
};

export type AttemptRow = {
  id: string;
  session_id: string;
  txn_ref: string;
  status: AttemptRecord["status"];
  create_date: string;
  created_at: Date;
  expires_at: Date;
  response_code: string | null;
  transaction_no: string | null;
  bank_code: string | null;
  settled_at: Date | null;
  ask_at: Date | null;
  asks: number;
};

export type RefundRow = {
  id: string;
  session_id: string;
  intent_id: string;
  attempt_id: string;
  amount_vnd: string;
  status: RefundRecord["status"];
  reason: string | null;
  failure_reason: string | null;
  metadata: Metadata;
  created_at: Date;
};

export const sessionOf = (row: SessionRow, attempts: AttemptRecord[], refunds: RefundRecord[]): SessionRecord => ({
  id: row.id,
  intentId: row.intent_id,
  amountVnd: Number(row.amount_vnd),
  status: row.status,
  isPaid: row.is_paid,
  items: row.items,
  successUrl: row.success_url,
  cancelUrl: row.cancel_url,
  clientReference: row.client_reference,
  customerEmail: row.customer_email,
  locale: row.locale,
  submitType: row.submit_type,
  methodTypes: row.method_types,
  metadata: row.metadata,
  intentMetadata: row.intent_metadata,
  description: row.description,
  transferGroup: row.transfer_group,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  expiredAt: row.expired_at,
  attempts,
  refunds,
});

export const attemptOf = (row: AttemptRow): AttemptRecord => ({
  id: row.id,
  sessionId: row.session_id,
  txnRef: row.txn_ref,
  status: row.status,
  createDate: row.create_date,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  responseCode: row.response_code,
  transactionNo: row.transaction_no,
  bankCode: row.bank_code,
  settledAt: row.settled_at,
  asks: row.asks,
});

export const refundOf = (row: RefundRow): RefundRecord => ({
  id: row.id,
  sessionId: row.session_id,
  intentId: row.intent_id,
  attemptId: row.attempt_id,
  amountVnd: Number(row.amount_vnd),
  status: row.status,
  reason: row.reason,
  failureReason: row.failure_reason,
  metadata: row.metadata,
  createdAt: row.created_at,
});
