import type { SessionRecord } from "../stripe/records";
import { wireDate } from "../wire";
import { transact } from "./database.server";
import type { GatewayParts } from "./gateway.server";
import { randomLetters } from "./ids.server";
import { findSession } from "./sessions.server";

const longestVisitMs = 15 * 60_000;
const firstAskMs = 60_000;
/** VNPAY's page needs some time to be of use. */
const shortestVisitMs = 60_000;

export type VisitStart =
  | { readonly kind: "go"; readonly url: string }
  | { readonly kind: "closed"; readonly session: SessionRecord }
  | { readonly kind: "unknown" };

/** Begins a visit to VNPAY's page: each has a reference of its own, since VNPAY takes none twice. */
export async function startVisit(parts: GatewayParts, sessionId: string, ipAddress: string): Promise<VisitStart> {
  return transact(parts.pool, async (tx) => {
    const now = parts.now();
    const session = await findSession(tx, { id: sessionId }, "locked");
    if (!session) return { kind: "unknown" };
    if (session.status !== "open" || session.expiresAt.getTime() - now.getTime() < shortestVisitMs) {
      return { kind: "closed", session };
    }
    const id = randomLetters(24);
    const expiresAt = new Date(Math.min(session.expiresAt.getTime(), now.getTime() + longestVisitMs));
    await tx.query(
      `insert into vnpay_gateway.attempt (id, session_id, txn_ref, status, create_date, created_at, expires_at, ask_at)
       values ($1, $2, $1, 'open', $3, $4, $5, $6)`,
      [id, session.id, wireDate(now), now, expiresAt, new Date(expiresAt.getTime() + firstAskMs)],
    );
    const url = parts.vnpay.payUrl({
      txnRef: id,
      amountVnd: session.amountVnd,
      description: session.description ?? session.items.map(({ name }) => name).join(", "),
      returnUrl: `${parts.publicUrl}/vnpay/return`,
      ipAddress,
      locale: session.locale === "en" ? "en" : "vi",
      createdAt: now,
      expiresAt,
    });
    return { kind: "go", url };
  });
}
