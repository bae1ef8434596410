import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { personBlocked } from "../events";
import type { Operator } from "../types";

export type Block = { personId: string; reason: string };
export type Blocking = { ok: true } | Refusal<"yourself" | "already_so" | "reason_needed">;

/** Shuts a person out at once: every session ends, and no code opens a new one. */
export const blockPerson = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { personId, reason }: Block,
): Promise<Blocking> =>
  transact(db, async (tx) => {
    if (personId === operator.personId) return refuse("yourself");
    if (reason === "") return refuse("reason_needed");
    present(await tx.person.findUnique({ where: { id: personId }, select: { id: true } }), "person");
    const { count } = await tx.person.updateMany({
      where: { id: personId, blockedAt: null },
      data: { blockedAt: moment.now },
    });
    if (count === 0) return refuse("already_so");
    await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: moment.now } });
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: "person.blocked",
      subject: `person:${personId}`,
      detail: { reason },
    });
    await record(tx, moment, personBlocked(personId, true));
    return { ok: true };
  });

export const unblockPerson = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { personId, reason }: Block,
): Promise<Blocking> =>
  transact(db, async (tx) => {
    present(await tx.person.findUnique({ where: { id: personId }, select: { id: true } }), "person");
    const { count } = await tx.person.updateMany({
      where: { id: personId, blockedAt: { not: null } },
      data: { blockedAt: null },
    });
    if (count === 0) return refuse("already_so");
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: "person.unblocked",
      subject: `person:${personId}`,
      detail: { reason },
    });
    await record(tx, moment, personBlocked(personId, false));
    return { ok: true };
  });
