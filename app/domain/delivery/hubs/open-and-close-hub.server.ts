import type { Operator } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";

/** Sends no more goods there. What is on its way is led around it by the job that hears of it. */
export const closeHub = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { hubId, reason }: { hubId: string; reason: string },
): Promise<{ ok: true } | Refusal<"already_closed" | "reason_needed">> =>
  transact(db, async (tx) => {
    if (reason.trim() === "") return refuse("reason_needed");
    if ((await lockHub(tx, hubId)) === "closed") return refuse("already_closed");
    await tx.hub.update({ where: { id: hubId }, data: { status: "closed", closedAt: moment.now, closedWhy: reason } });
    await tell(tx, moment, operator, { hubId, what: "closed", reason });
    return { ok: true };
  });

export const openHub = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { hubId }: { hubId: string },
): Promise<{ ok: true } | Refusal<"already_open">> =>
  transact(db, async (tx) => {
    if ((await lockHub(tx, hubId)) === "open") return refuse("already_open");
    await tx.hub.update({ where: { id: hubId }, data: { status: "open", closedAt: null, closedWhy: null } });
    await tell(tx, moment, operator, { hubId, what: "opened", reason: "" });
    return { ok: true };
  });

async function lockHub(tx: Tx, hubId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ status: string }[]>`select status from hub where id = ${hubId}::uuid for update`;
  return present(row, "hub").status;
}

type Told = { readonly hubId: string; readonly what: "closed" | "opened"; readonly reason: string };

async function tell(tx: Tx, moment: Moment, { personId }: Operator, { hubId, what, reason }: Told): Promise<void> {
  await audit(tx, moment.now, {
    actorId: personId,
    action: `hub.${what}`,
    subject: `hub:${hubId}`,
    detail: { reason },
  });
  await record(tx, moment, { type: `hub.${what}`, subject: `hub:${hubId}`, payload: { hubId } });
}
