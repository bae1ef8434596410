import type { Operator } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { paymentTroubles, troubleClosed } from "./trouble-queries.server";

export type CloseTrouble = { orderId: string; subject: string; note: string };
export type TroubleClosing = { ok: true } | Refusal<"note_needed" | "already_closed">;

/** An operator says what was done about money that went wrong; it leaves the attention list and stays in the audit log. */
export const closeTrouble = (
  db: Db,
  { now }: Moment,
  operator: Operator,
  { orderId, subject, note }: CloseTrouble,
): Promise<TroubleClosing> =>
  transact(db, async (tx): Promise<TroubleClosing> => {
    if (note === "") return refuse("note_needed");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
    if ((await tx.auditEntry.count({ where: { action: troubleClosed, subject } })) > 0) return refuse("already_closed");
    const [trouble] = await paymentTroubles(tx, { orderId, subject });
    if (!trouble) throw new Missing("trouble");
    const { kind, reference } = trouble;
    const detail = { kind, reference, note };
    await audit(tx, now, { actorId: operator.personId, action: troubleClosed, subject, detail });
    return { ok: true };
  });
