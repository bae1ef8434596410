import { minutesAfter } from "~/domain/shared/time";
import { transact, type Db, type JsonInput, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "./events";
import { advance } from "./internal/advance.server";
import { permitsAt } from "./internal/permits.server";
import { loadFleet } from "./internal/load-fleet.server";
import { loadOf, lockShipment, type ShipmentRow } from "./internal/shipment-row.server";
import type { RankCouriers } from "./ports";
import { rankCouriers, type Candidate, type Ranking } from "./rank-couriers";

export const offerSeconds = 60;
/** After this many offers without a yes, or this near to the promise, a person should look. */
export const offersBeforeAlert = 5;
const slackMinutesBeforeAlert = 20;

export type Dispatch =
  | { ok: true; outcome: "offered"; offerId: string; courierId: string }
  | { ok: true; outcome: "nobody"; why: Ranking["obstacles"] }
  | { ok: true; outcome: "not_waiting" | "not_yet" };

/**
 * Offers one waiting shipment to the courier who can take it most cheaply. One transaction a shipment: an offer exists
 * exactly when the shipment says `offered`.
 */
export const dispatchShipment = (
  db: Db,
  moment: Moment,
  { shipmentId }: { shipmentId: string },
  rank: RankCouriers = rankCouriers,
): Promise<Dispatch> =>
  transact(db, async (tx): Promise<Dispatch> => {
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment.status !== "ready") return { ok: true, outcome: "not_waiting" };
    if (shipment.readyAt && shipment.readyAt > moment.now) return { ok: true, outcome: "not_yet" };
    const fleet = await loadFleet(tx, { shipmentId, now: moment.now });
    const ranking = rank(fleet, loadOf(shipment), await permitsAt(tx, moment.now), moment.now);
    for (const candidate of ranking.candidates) {
      if (await takeTurn(tx, candidate.courier.id)) return offer(tx, moment, shipment, candidate, ranking);
    }
    await remember(tx, moment, shipment, ranking.obstacles);
    return { ok: true, outcome: "nobody", why: ranking.obstacles };
  });

/** The shift's lock keeps two shipments from asking one courier at once; a courier being asked is passed over. */
async function takeTurn(tx: Tx, courierId: string): Promise<boolean> {
  const free = await tx.$queryRaw<unknown[]>`
    select 1 from shift s where s.courier_id = ${courierId}::uuid and s.ends_at is null
       and not exists (select 1 from offer o where o.courier_id = s.courier_id and o.status in ('sent', 'seen'))
       for update of s skip locked`;
  return free.length > 0;
}

async function offer(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  { courier, insertion }: Candidate,
  { candidates }: Ranking,
): Promise<Dispatch> {
  const offerId = moment.ids.next();
  const runnersUp = candidates
    .slice(1, 4)
    .map((other) => ({ courierId: other.courier.id, costVnd: other.insertion.costVnd }));
  await tx.offer.create({
    data: {
      id: offerId,
      shipmentId: shipment.id,
      legSeq: shipment.leg.seq,
      courierId: courier.id,
      status: "sent",
      payVnd: shipment.leg.payVnd,
      detourM: insertion.detourM,
      pricing: { costVnd: insertion.costVnd, runnersUp },
      sentAt: moment.now,
      expiresAt: new Date(moment.now.getTime() + offerSeconds * 1000),
    },
  });
  await advance(
    tx,
    moment,
    shipment,
    "offered",
    { detail: { offerId, courierId: courier.id } },
    { offersMade: shipment.offersMade + 1 },
  );
  return { ok: true, outcome: "offered", offerId, courierId: courier.id };
}

/** Why nobody carries it, for the operators' page; past a point it is also called out to them, once. */
async function remember(tx: Tx, moment: Moment, shipment: ShipmentRow, why: Ranking["obstacles"]): Promise<void> {
  const counts: Record<string, JsonInput> = { ...why };
  const isUrgent =
    shipment.offersMade >= offersBeforeAlert ||
    minutesAfter(moment.now, slackMinutesBeforeAlert) > shipment.windowUntil;
  const alerts = isUrgent && shipment.alertedAt === null;
  await tx.shipment.update({
    where: { id: shipment.id },
    data: { unassignedWhy: counts, ...(alerts && { alertedAt: moment.now }) },
  });
  if (alerts) await record(tx, moment, shipmentFact("shipment.needs_operator", shipment));
}
