import { invariant } from "~/domain/shared/invariant";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { chooseWay } from "../legs/choose-way";
import { sortedBy } from "../hubs/hub-hours";
import { endingAt, type Leg } from "../legs/leg";
import { doorOf, fromOf, legColumns } from "../legs/leg-ends";
import { planLegs, type Way } from "../legs/plan-legs";
import { hubStops, knownHubs } from "./hubs.server";
import type { ShipmentRow } from "./shipment-row.server";

/** The columns of a shipment that say which way it takes and why. */
export type RouteColumns = { routeVia: string; directVnd: number; hubVnd: number | null; routeWhy: string };

/** Chooses between straight and through hubs, as they are now. */
export async function layWay(tx: Tx, now: Date, way: Omit<Way, "hubs">): Promise<{ legs: Leg[]; route: RouteColumns }> {
  const { hubs, directVnd, hubVnd, why } = chooseWay({ ...way, hubs: [] }, await knownHubs(tx, now, way.grams));
  return {
    legs: planLegs({ ...way, hubs }),
    route: { routeVia: hubs.length > 0 ? "hub" : "direct", directVnd, hubVnd, routeWhy: why },
  };
}

export const legRow = (moment: Moment, shipmentId: string) => (leg: Leg) => ({
  id: moment.ids.next(),
  shipmentId,
  ...legColumns(leg),
});

/** The whole way from the seller, for choosing anew while the goods are still there. */
export const wholeWay = (shipment: ShipmentRow, now: Date): Omit<Way, "hubs"> => ({
  ...restOfWay(shipment, now),
  payVnd: shipment.payVnd,
});

/** The way from where the present leg begins, with what its legs earn together. */
export function restOfWay(shipment: ShipmentRow, readyAt: Date): Omit<Way, "hubs"> {
  const { leg, legs, grams, coldClass } = shipment;
  return {
    from: fromOf(leg),
    door: doorOf(shipment),
    payVnd: legs.filter(({ seq }) => seq >= leg.seq).reduce((sum, { payVnd }) => sum + payVnd, 0),
    firstSeq: leg.seq,
    grams,
    coldClass,
    readyAt,
    window: { from: shipment.windowFrom, until: shipment.windowUntil },
  };
}

/** Replaces the present leg and those after it; whoever carries the present one goes on carrying it. */
export async function replaceLegs(tx: Tx, moment: Moment, shipment: ShipmentRow, legs: readonly Leg[]): Promise<void> {
  const [present, ...after] = legs;
  invariant(present?.seq === shipment.leg.seq, `shipment ${shipment.id} is replanned from its present leg`);
  await tx.shipmentLeg.deleteMany({ where: { shipmentId: shipment.id, seq: { gt: present.seq } } });
  const kind = endingAt(shipment.leg.kind, present.to.hubId);
  await tx.shipmentLeg.update({ where: { id: shipment.leg.id }, data: { ...legColumns(present), kind } });
  await tx.shipmentLeg.createMany({ data: after.map(legRow(moment, shipment.id)) });
}

/**
 * The present leg is now expected to end (or has ended) at `arrival`: what comes after it slips with it, or comes sooner. A leg
 * never becomes ready before the one before it is in and sorted.
 */
export async function slipLegs(tx: Tx, shipment: ShipmentRow, arrival: Date): Promise<void> {
  const { leg, legs } = shipment;
  const later = legs.filter(({ seq }) => seq > leg.seq);
  const stops = await hubStops(
    tx,
    [leg, ...later].flatMap(({ toHubId }) => toHubId ?? []),
  );
  const [first, ...rest] = stops;
  await tx.shipmentLeg.updateMany({ where: { id: leg.id }, data: { eta: arrival } });
  if (!first) return;
  const { window, coldClass, grams, door } = restOfWay(shipment, arrival);
  const anew = planLegs({
    from: first,
    hubs: rest,
    door,
    window,
    coldClass,
    grams,
    payVnd: 0,
    readyAt: sortedBy(first, arrival),
    firstSeq: leg.seq + 1,
  });
  for (const { seq, readyAt, eta, window: due } of anew)
    await tx.shipmentLeg.updateMany({
      where: { shipmentId: shipment.id, seq, startedAt: null },
      data: { readyAt, eta, windowFrom: due.from, windowUntil: due.until },
    });
}
