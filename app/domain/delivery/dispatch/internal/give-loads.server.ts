import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance, type EventSource } from "../../internal/advance.server";
import { openRun, writeStops } from "../../internal/run-stops.server";
import type { ShipmentRow } from "../../internal/shipment-row.server";
import type { ProposedRun } from "../decision";
import { noteRunChange, tellKeeper } from "./run-change.server";

type Gift = {
  readonly courierId: string;
  readonly shipments: readonly ShipmentRow[];
  readonly fit: ProposedRun;
  /** Who decided: the dispatcher's plan, or an operator. */
  readonly kind: "rostered" | "assigned";
  readonly source: EventSource;
};

/** Waiting shipments become a courier's without being offered. Call it under the locks of the shipments and of the shift. */
export async function giveLoads(
  tx: Tx,
  moment: Moment,
  { courierId, shipments, fit, kind, source }: Gift,
): Promise<void> {
  const runId = await openRun(tx, moment, courierId);
  await writeStops(tx, moment, runId, fit);
  for (const shipment of shipments) {
    const planned = await advance(tx, moment, shipment, "planned", { ...source, detail: { courierId } });
    await advance(
      tx,
      moment,
      planned,
      "assigned",
      { ...source, detail: { courierId, by: kind } },
      { courierId, runId },
    );
    await noteRunChange(tx, moment, { courierId, runId, shipmentId: shipment.id, kind, ...actorOf(source) });
    await tellKeeper(tx, moment, shipment);
  }
}

const actorOf = ({ actorId }: EventSource) => (actorId === undefined ? {} : { actorId });
