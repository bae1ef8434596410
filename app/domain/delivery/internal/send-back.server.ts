import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance, type EventNote } from "./advance.server";
import { goBack } from "./go-on.server";
import { rejoin } from "./part-ways.server";
import { dropStops } from "./run-stops.server";
import type { ShipmentRow } from "./shipment-row.server";

/** Held goods travel back to the seller: from the courier who has them, or out of the hub where they lie. */
export async function sendBack(tx: Tx, moment: Moment, shipment: ShipmentRow, note: EventNote): Promise<void> {
  if (shipment.keeperId !== null) {
    const whole = await rejoin(tx, moment, shipment, { ...note, type: "drives_on" });
    await dropStops(tx, moment, shipment.id);
    return sendBack(tx, moment, whole, note);
  }
  if (!shipment.courierId) {
    await advance(tx, moment, shipment, "at_hub", note, { heldWhy: null, goesBack: true });
    return;
  }
  await goBack(tx, moment, { ...shipment, courierId: shipment.courierId }, note);
}
