import { minuteOf, secondsAfter } from "~/domain/shared/time";
import { invariant } from "~/domain/shared/invariant";
import { sql, transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "../../events";
import type { Alternative } from "../decision";
import { offerSeconds } from "../offer-rules";
import { done, dropped, type CarriedOut, type Promising, type Versions } from "./carried-out";
import { lockReady, takeTurn, type WaitingRow } from "./locks.server";
import { weighAgain } from "./weigh-again.server";

/**
 * Asks one courier about loads that go together: an offer row for each, all with the bundle's id. A courier is asked one thing at
 * a time; whoever looks at an offer, or has gone home, is not asked.
 */
export const offerLoads = (db: Db, moment: Moment, versions: Versions, decision: Promising): Promise<CarriedOut> =>
  transact(db, async (tx) => {
    const { courierId, loadIds } = decision;
    // Sent together and locked in this order.
    const [shipments, isFree] = await Promise.all([lockReady(tx, loadIds, versions), takeTurn(tx, courierId)]);
    if (shipments === null) return dropped("moved_on");
    if (!isFree) return dropped("courier_busy");
    const fit = await weighAgain(tx, { courierId, shipmentIds: loadIds, stops: decision.stops }, moment.now);
    if (!fit.ok) return dropped(fit.rule);
    await writeOffers(tx, moment, shipments, decision);
    return done;
  });

type Row = {
  readonly id: string;
  readonly shipment_id: string;
  readonly version: number;
  readonly leg_seq: number;
  readonly pay_vnd: number;
  readonly detour_m: number;
  readonly pricing: object;
};

/** The offers, the move of each shipment and its line in the log in one statement: a tick writes dozens. */
async function writeOffers(
  tx: Tx,
  moment: Moment,
  shipments: readonly WaitingRow[],
  decision: Promising,
): Promise<void> {
  const { courierId, arrivals } = decision;
  const { now } = moment;
  const rows = offerRows(moment, shipments, decision);
  const expiresAt = secondsAfter(now, offerSeconds("on_demand", (arrivals[0] ?? 0) - minuteOf(now)));
  const moved = await tx.$executeRaw(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given(id uuid, shipment_id uuid, version int, leg_seq int, pay_vnd int, detour_m int, pricing jsonb)
    ), asked as (
      insert into offer (id, bundle_id, shipment_id, leg_seq, courier_id, status, pay_vnd, detour_m, pricing, sent_at, expires_at)
      select id, ${rows[0]?.id}::uuid, shipment_id, leg_seq, ${courierId}::uuid, 'sent', pay_vnd, detour_m, pricing, ${now}, ${expiresAt}
        from given
    ), moved as (
      update shipment set status = 'offered', version = shipment.version + 1, offers_made = shipment.offers_made + 1 from given
       where shipment.id = given.shipment_id and shipment.version = given.version and shipment.status = 'ready'
      returning shipment.id
    )
    insert into shipment_event (shipment_id, type, from_status, to_status, at, detail)
    select moved.id, 'offered', 'ready', 'offered', ${now}, jsonb_build_object('offerId', given.id, 'courierId', ${courierId}::text)
      from moved join given on given.shipment_id = moved.id`);
  invariant(moved === rows.length, `shipments offered to ${courierId} changed under their locks`);
  await record(tx, moment, ...shipments.map((shipment) => shipmentFact("shipment.offered", shipment)));
}

function offerRows(moment: Moment, shipments: readonly WaitingRow[], decision: Promising): Row[] {
  const { courierId, costVnd, detourM, alternatives, stops } = decision;
  const runnersUp = alternatives
    .filter((other) => other.courierId !== courierId)
    .slice(0, 3)
    .map(priceOf);
  return shipments.map((shipment, index) => ({
    ...{ id: moment.ids.next(), shipment_id: shipment.id, version: shipment.version },
    ...{ leg_seq: shipment.legSeq, pay_vnd: shipment.legPayVnd },
    // The road is that of all together; told once.
    detour_m: index === 0 ? Math.max(0, Math.round(detourM)) : 0,
    pricing: { costVnd: Math.round(costVnd), runnersUp, ...(index === 0 && { stops }) },
  }));
}

const priceOf = ({ courierId, costVnd }: Alternative) => ({ courierId, costVnd: Math.round(costVnd) });
