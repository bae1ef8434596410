import { minuteOf, secondsAfter } from "~/domain/shared/time";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "../../internal/advance.server";
import type { ShipmentRow } from "../../internal/shipment-row.server";
import type { Alternative } from "../decision";
import { offerSeconds } from "../offer-rules";
import { done, dropped, type CarriedOut, type Promising, type Versions } from "./carried-out";
import { lockShipments, takeTurn } from "./locks.server";
import { weighAgain } from "./weigh-again.server";

/**
 * Asks one courier about loads that go together: an offer row for each, all with the bundle's id. A courier is asked one thing at
 * a time; whoever looks at an offer, or has gone home, is not asked.
 */
export const offerLoads = (db: Db, moment: Moment, versions: Versions, decision: Promising): Promise<CarriedOut> =>
  transact(db, async (tx) => {
    const { courierId, loadIds } = decision;
    const shipments = await lockShipments(tx, loadIds);
    if (!shipments.every(({ id, status, version }) => status === "ready" && version === versions.get(id)))
      return dropped("moved_on");
    if (!(await takeTurn(tx, courierId))) return dropped("courier_busy");
    const fit = await weighAgain(tx, { courierId, shipmentIds: loadIds, stops: decision.stops }, moment.now);
    if (!fit.ok) return dropped(fit.rule);
    await writeOffers(tx, moment, shipments, decision);
    return done;
  });

async function writeOffers(
  tx: Tx,
  moment: Moment,
  shipments: readonly ShipmentRow[],
  { courierId, costVnd, detourM, alternatives, stops, arrivals }: Promising,
): Promise<void> {
  const bundleId = moment.ids.next();
  const secondsToAnswer = offerSeconds("on_demand", (arrivals[0] ?? 0) - minuteOf(moment.now));
  const runnersUp = alternatives
    .filter((other) => other.courierId !== courierId)
    .slice(0, 3)
    .map(priceOf);
  for (const [index, shipment] of shipments.entries()) {
    const offerId = index === 0 ? bundleId : moment.ids.next();
    await tx.offer.create({
      data: {
        id: offerId,
        bundleId,
        shipmentId: shipment.id,
        legSeq: shipment.leg.seq,
        courierId,
        status: "sent",
        payVnd: shipment.leg.payVnd,
        // The road is that of all together; told once.
        detourM: index === 0 ? Math.max(0, Math.round(detourM)) : 0,
        pricing: { costVnd: Math.round(costVnd), runnersUp, ...(index === 0 && { stops: [...stops] }) },
        sentAt: moment.now,
        expiresAt: secondsAfter(moment.now, secondsToAnswer),
      },
    });
    const note = { detail: { offerId, courierId } };
    await advance(tx, moment, shipment, "offered", note, { offersMade: shipment.offersMade + 1 });
  }
}

const priceOf = ({ courierId, costVnd }: Alternative) => ({ courierId, costVnd: Math.round(costVnd) });
