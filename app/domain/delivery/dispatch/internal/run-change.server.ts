import { sql, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { RunChangeKind } from "../run-changes";

export type RunChangeNote = {
  readonly courierId: string;
  readonly runId: string | null;
  readonly shipmentId?: string;
  readonly kind: RunChangeKind;
  readonly why?: string;
  readonly actorId?: string;
};

/** Writes the change down and has the courier told; what they did themselves they know. */
export async function noteRunChange(tx: Tx, moment: Moment, { kind, ...note }: RunChangeNote): Promise<string> {
  const id = moment.ids.next();
  const { now } = moment;
  const isOwn = kind === "own_order";
  await tx.$executeRaw(sql`
    insert into run_change (id, courier_id, run_id, shipment_id, kind, why, actor_id, at, acknowledged_at)
    values (${id}::uuid, ${note.courierId}::uuid, ${note.runId}, ${note.shipmentId ?? null}, ${kind}, ${note.why ?? ""},
            ${note.actorId ?? null}, ${now}, ${isOwn ? now : null})`);
  if (!isOwn)
    await record(tx, moment, {
      type: "run.changed",
      subject: `courier:${note.courierId}`,
      payload: { changeId: id, courierId: note.courierId },
    });
  return id;
}

/** Somebody comes for goods that wait on the road: whoever keeps them wants to know. */
export async function tellKeeper(
  tx: Tx,
  moment: Moment,
  { id: shipmentId, keeperId: courierId }: { readonly id: string; readonly keeperId: string | null },
): Promise<void> {
  if (courierId !== null) await noteRunChange(tx, moment, { courierId, runId: null, shipmentId, kind: "taker" });
}
