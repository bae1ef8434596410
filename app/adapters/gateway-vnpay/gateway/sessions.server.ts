import type { AttemptRecord, NewSession, RefundRecord, SessionRecord } from "../stripe/records";
import type { Tx } from "./database.server";
import type { NewId } from "./ids.server";
import { attemptOf, refundOf, sessionOf, type AttemptRow, type RefundRow, type SessionRow } from "./rows";

/** What a session is looked up by. */
export type SessionKey = { readonly id: string } | { readonly intentId: string } | { readonly attemptId: string };

export async function insertSession(tx: Tx, newId: NewId, now: Date, asked: NewSession): Promise<SessionRecord> {
  const items = asked.items.map((item) => ({
    ...item,
    id: newId("li"),
    priceId: newId("price"),
    productId: newId("prod"),
  }));
  const { rows } = await tx.query<SessionRow>(
    `insert into vnpay_gateway.checkout_session (id, intent_id, amount_vnd, items, success_url, cancel_url, client_reference,
       customer_email, locale, submit_type, method_types, metadata, intent_metadata, description, transfer_group, created_at,
       expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning *`,
    [
      newId("cs_test"),
      newId("pi"),
      asked.amountVnd,
      JSON.stringify(items),
      asked.successUrl,
      asked.cancelUrl,
      asked.clientReference,
      asked.customerEmail,
      asked.locale,
      asked.submitType,
      JSON.stringify(asked.methodTypes),
      JSON.stringify(asked.metadata),
      JSON.stringify(asked.intentMetadata),
      asked.description,
      asked.transferGroup,
      now,
      asked.expiresAt,
    ],
  );
  return sessionOf(one(rows), [], []);
}

/** A session with its attempts and refunds; locked for the rest of the transaction when it is to be changed. */
export async function findSession(
  tx: Tx,
  key: SessionKey,
  lock: "locked" | "seen" = "seen",
): Promise<SessionRecord | null> {
  const { rows } = await tx.query<SessionRow>(
    `select * from vnpay_gateway.checkout_session where ${clauseOf(key)}${lock === "locked" ? " for update" : ""}`,
    [Object.values(key)[0]],
  );
  return (await withParts(tx, rows))[0] ?? null;
}

const clauseOf = (key: SessionKey): string => {
  if ("id" in key) return "id = $1";
  if ("intentId" in key) return "intent_id = $1";
  return "id = (select session_id from vnpay_gateway.attempt where id = $1)";
};

/** Sessions with everything that belongs to them, in three round trips however many they are. */
export async function withParts(tx: Tx, rows: readonly SessionRow[]): Promise<SessionRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const attempts = await tx.query<AttemptRow>(
    "select * from vnpay_gateway.attempt where session_id = any($1) order by seq",
    [ids],
  );
  const refunds = await tx.query<RefundRow>(
    `select r.*, s.intent_id from vnpay_gateway.refund r join vnpay_gateway.checkout_session s on s.id = r.session_id
     where r.session_id = any($1) order by r.seq`,
    [ids],
  );
  return rows.map((row) => {
    const own = <T extends { session_id: string }>(list: T[]): T[] =>
      list.filter(({ session_id }) => session_id === row.id);
    const parts: [AttemptRecord[], RefundRecord[]] = [
      own(attempts.rows).map(attemptOf),
      own(refunds.rows).map(refundOf),
    ];
    return sessionOf(row, ...parts);
  });
}

export async function closeSession(tx: Tx, id: string, to: { isPaid: boolean } | { expiredAt: Date }): Promise<void> {
  if ("expiredAt" in to) {
    const query = "update vnpay_gateway.checkout_session set status = 'expired', expired_at = $2 where id = $1";
    await tx.query(query, [id, to.expiredAt]);
  } else {
    const query = "update vnpay_gateway.checkout_session set status = 'complete', is_paid = $2 where id = $1";
    await tx.query(query, [id, to.isPaid]);
  }
}

export function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("a row was expected");
  return row;
}
