import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { aboardStatus } from "../legs/leg";
import type { StopKind } from "../types";
import { advance, type EventNote } from "./advance.server";
import { appendStop, openRun } from "./run-stops.server";
import type { ShipmentRow } from "./shipment-row.server";

/**
 * A held shipment goes on: goods on board back into the run of whoever holds them, goods at a hub to where they stood there; the
 * rest waits for a courier again.
 */
export async function goOn(tx: Tx, moment: Moment, shipment: ShipmentRow, note: EventNote): Promise<ShipmentRow> {
  const free = { heldWhy: null, handOverId: null };
  const isUnsorted = shipment.hubId !== null && shipment.hubId === shipment.leg.toHubId;
  if (isUnsorted) return advance(tx, moment, shipment, "at_hub", note, free);
  if (!shipment.courierId) return advance(tx, moment, shipment, "ready", note, { ...free, readyAt: moment.now });
  if (shipment.goesBack) return goBack(tx, moment, { ...shipment, courierId: shipment.courierId }, note);
  const runId = await backInRun(tx, moment, shipment.courierId, shipment.id, "dropoff", minutesAfter(moment.now, 60));
  return advance(tx, moment, shipment, aboardStatus(shipment.leg.kind), note, { ...free, runId });
}

/** Goods on board go on to the seller, in the run of whoever has them. */
export async function goBack(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow & { readonly courierId: string },
  note: EventNote,
): Promise<ShipmentRow> {
  const runId = await backInRun(tx, moment, shipment.courierId, shipment.id, "return", hoursAfter(moment.now, 2));
  return advance(tx, moment, shipment, "returning", note, { heldWhy: null, handOverId: null, runId });
}

export async function backInRun(
  tx: Tx,
  moment: Moment,
  courierId: string,
  shipmentId: string,
  kind: Extract<StopKind, "dropoff" | "return">,
  eta: Date,
): Promise<string> {
  await tx.$queryRaw`select 1 from shift where courier_id = ${courierId}::uuid and ends_at is null for update`;
  const runId = await openRun(tx, moment, courierId);
  await appendStop(tx, moment, runId, shipmentId, kind, eta);
  return runId;
}
