import type { AuditAction } from "~/domain/shared/audit-actions";
import type { JsonInput, Tx } from "./db.server";

export type AuditNote = {
  readonly actorId: string;
  /** "courier.approved" */
  readonly action: AuditAction;
  /** "courier:<id>" */
  readonly subject: string;
  readonly detail?: Record<string, JsonInput | null>;
  readonly requestId?: string;
};

/** One line in the audit log, in the transaction of the deed itself. */
export async function audit(tx: Tx, now: Date, note: AuditNote): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: now,
      actorId: note.actorId,
      action: note.action,
      subject: note.subject,
      detail: note.detail ?? {},
      requestId: note.requestId ?? null,
    },
  });
}
