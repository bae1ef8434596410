import { readGroundForUse } from "~/domain/areas/read-ground.server";
import { minuteOf } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { Consequence } from "../area-consequence";
import { withdrawOffers } from "../dispatch/internal/close-offers.server";
import { consequenceFor } from "../touched-shipments.server";
import { advance } from "./advance.server";
import { nearestHandOver, sendToDoor, sendToDropPoint } from "./drop-place.server";
import { goOn } from "./go-on.server";
import { refusedInRuns } from "./refused-stops.server";
import { closeRunIfDone, dropStops } from "./run-stops.server";
import { lockShipment, type ShipmentRow } from "./shipment-row.server";

/** Weighs one shipment again under its lock and does what the rules of areas now ask for. */
export async function followArea(tx: Tx, moment: Moment, shipmentId: string): Promise<Consequence> {
  const shipment = await lockShipment(tx, shipmentId);
  const ground = await readGroundForUse(tx);
  const refused = shipment.courierId
    ? await refusedInRuns(tx, ground, moment.now, shipment.courierId)
    : new Set<string>();
  const consequence = consequenceFor(ground, shipment, refused, moment.now);
  switch (consequence) {
    case "none":
      break;
    case "drop_point":
      await sendToDropPoint(tx, moment, ground, shipment);
      break;
    case "to_door":
      await sendToDoor(tx, moment, shipment);
      break;
    case "go_on":
      await goOn(tx, moment, shipment, { type: "area_reopened" });
      break;
    case "release":
      await leaveRun(tx, moment, shipment, "ready");
      break;
    case "hold":
      await leaveRun(tx, moment, shipment, "held");
      break;
    case "hand_over":
      await holdOnBoard(tx, moment, shipment, nearestHandOver(ground, shipment, minuteOf(moment.now)));
      break;
  }
  return consequence;
}

/** Its offers are taken back and its stops leave the run; nobody is promised anything any more. */
async function leaveRun(tx: Tx, moment: Moment, shipment: ShipmentRow, to: "ready" | "held"): Promise<void> {
  await withdrawOffers(tx, moment, shipment.id);
  await dropStops(tx, moment, shipment.id);
  const note = { type: to === "held" ? "held" : "released_by_area", detail: { why: "closed_area" } };
  const change = { courierId: null, runId: null, ...(to === "held" && { heldWhy: "closed_area" }) };
  await advance(tx, moment, shipment, to, note, change);
  await closeRunIfDone(tx, moment, shipment.runId);
}

/** Goods on board stay with their courier, who is told where to bring them. */
async function holdOnBoard(tx: Tx, moment: Moment, shipment: ShipmentRow, handOverId: string | null): Promise<void> {
  await dropStops(tx, moment, shipment.id);
  const note = { detail: { why: "closed_area", handOverId } };
  await advance(tx, moment, shipment, "held", note, { heldWhy: "closed_area", handOverId });
  await closeRunIfDone(tx, moment, shipment.runId);
}
