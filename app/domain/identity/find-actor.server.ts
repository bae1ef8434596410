import type { Phone } from "~/domain/shared/phone";
import type { Db, Reader } from "~/platform/db.server";
import { transact } from "~/platform/db.server";
import { hashToken } from "./secrets.server";
import { isLive, isWorthNoting, type SessionTimes } from "./sign-in/session-lifetime";
import type { Actor, ActorSeller, ApprovalStatus } from "./types";

export type SignedIn = {
  sessionId: string;
  actor: Actor;
  /** Operators only: whether they have a second factor, and when this session last showed it. */
  hasSecondFactor: boolean;
  strongAt: Date | null;
};

type ActorRow = SessionTimes & {
  sessionId: string;
  personId: string;
  phone: Phone;
  name: string | null;
  isOperator: boolean;
  courierId: string | null;
  courierStatus: ApprovalStatus | null;
  sellers: ActorSeller[];
  hasSecondFactor: boolean;
  strongAt: Date | null;
};

/** Who holds this session token; null when nobody does (any more). One round trip: every signed-in page asks. */
export async function findSignedIn(db: Db, now: Date, token: string): Promise<SignedIn | null> {
  const row = await readSession(db, token);
  if (!row || !isLive(row, row.isOperator, now)) return null;
  if (isWorthNoting(row.seenAt, now)) await noteSeen(db, now, row.sessionId);
  const { sessionId, personId, phone, name, isOperator, sellers, courierId, courierStatus } = row;
  const { hasSecondFactor, strongAt } = row;
  const actor = { personId, phone, name, isOperator, sellers, courierId, courierStatus };
  return { sessionId, actor, hasSecondFactor, strongAt };
}

async function readSession(reader: Reader, token: string): Promise<ActorRow | undefined> {
  const rows = await reader.$queryRaw<ActorRow[]>`
    SELECT s.id AS "sessionId", s.created_at AS "createdAt", s.seen_at AS "seenAt", s.expires_at AS "expiresAt",
           s.revoked_at AS "revokedAt", p.id AS "personId", p.phone, p.name, p.is_operator AS "isOperator",
           s.strong_at AS "strongAt", p.is_operator AND EXISTS (
             SELECT 1 FROM second_factor f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL) AS "hasSecondFactor",
           c.id AS "courierId", c.status AS "courierStatus",
           coalesce((
             SELECT json_agg(json_build_object('sellerId', m.seller_id, 'kind', l.kind, 'role', m.role, 'status', l.status)
                             ORDER BY m.created_at, m.id)
             FROM membership m JOIN seller l ON l.id = m.seller_id WHERE m.person_id = p.id), '[]'::json) AS sellers
    FROM session s JOIN person p ON p.id = s.person_id LEFT JOIN courier c ON c.person_id = p.id
    WHERE s.token_hash = ${hashToken(token)} AND p.blocked_at IS NULL`;
  return rows[0];
}

const noteSeen = (db: Db, now: Date, sessionId: string): Promise<unknown> =>
  transact(db, (tx) => tx.session.updateMany({ where: { id: sessionId, seenAt: { lt: now } }, data: { seenAt: now } }));
