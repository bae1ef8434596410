import { closedAreas } from "~/domain/areas/closed-areas.server";
import type { Operator } from "~/domain/identity/types";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance, type EventNote } from "./internal/advance.server";
import { appendStop, openRun } from "./internal/run-stops.server";
import { loadOf, lockShipment, type ShipmentRow } from "./internal/shipment-row.server";

export type HeldDecision = "go_on" | "send_back" | "cancel";

/**
 * An operator decides about a held shipment. While its area is still closed, going on leaves it to couriers with a pass.
 */
export const decideHeld = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { shipmentId, decision }: { shipmentId: string; decision: HeldDecision },
): Promise<{ ok: true } | Refusal<"not_held" | "goods_on_board" | "nothing_on_board">> =>
  transact(db, async (tx) => {
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment.status !== "held") return refuse("not_held");
    if (decision === "cancel" && shipment.courierId) return refuse("goods_on_board");
    if (decision === "send_back" && !shipment.courierId) return refuse("nothing_on_board");
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: `shipment.${decision}`,
      subject: `shipment:${shipmentId}`,
    });
    const note = { actorId: operator.personId, type: `operator_${decision}` };
    if (decision === "cancel") await advance(tx, moment, shipment, "cancelled", note, { heldWhy: null });
    else if (decision === "send_back") await sendBack(tx, moment, shipment, note);
    else await goOn(tx, moment, shipment, note);
    return { ok: true };
  });

/** When an area opens again, what was held because of it goes on. */
export async function resumeAfterReopening(db: Db, moment: Moment): Promise<{ ok: true; resumed: number }> {
  const held = await db.shipment.findMany({
    where: { status: "held", heldWhy: "closed_area" },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  let resumed = 0;
  for (const { id } of held) if (await transact(db, (tx) => resumeOne(tx, moment, id))) resumed += 1;
  return { ok: true, resumed };
}

async function resumeOne(tx: Tx, moment: Moment, shipmentId: string): Promise<boolean> {
  const shipment = await lockShipment(tx, shipmentId);
  const isClosed = await closedAreas(tx, moment.now);
  const { pickup, drop } = loadOf(shipment);
  if (shipment.status !== "held" || shipment.heldWhy !== "closed_area" || isClosed(pickup) || isClosed(drop))
    return false;
  await goOn(tx, moment, shipment, { type: "area_reopened" });
  return true;
}

/** Goods on board go back into the run of whoever holds them; the rest waits for a courier again. */
async function goOn(tx: Tx, moment: Moment, shipment: ShipmentRow, note: EventNote): Promise<void> {
  if (!shipment.courierId) {
    await advance(tx, moment, shipment, "ready", note, { heldWhy: null, readyAt: moment.now });
    return;
  }
  const runId = await backInRun(tx, moment, shipment.courierId, shipment.id, "dropoff", minutesAfter(moment.now, 60));
  await advance(tx, moment, shipment, "picked_up", note, { heldWhy: null, runId });
}

async function sendBack(tx: Tx, moment: Moment, shipment: ShipmentRow, note: EventNote): Promise<void> {
  if (!shipment.courierId) return;
  const runId = await backInRun(tx, moment, shipment.courierId, shipment.id, "return", hoursAfter(moment.now, 2));
  await advance(tx, moment, shipment, "returning", note, { heldWhy: null, runId });
}

async function backInRun(
  tx: Tx,
  moment: Moment,
  courierId: string,
  shipmentId: string,
  kind: "dropoff" | "return",
  eta: Date,
): Promise<string> {
  await tx.$queryRaw`select 1 from shift where courier_id = ${courierId}::uuid and ends_at is null for update`;
  const runId = await openRun(tx, moment, courierId);
  await appendStop(tx, moment, runId, shipmentId, kind, eta);
  return runId;
}
