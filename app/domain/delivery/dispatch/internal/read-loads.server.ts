import { coldClasses } from "~/domain/areas/reach";
import { grouped } from "~/domain/shared/grouped";
import { invariant } from "~/domain/shared/invariant";
import { minuteOf, startOfDayInVietnam } from "~/domain/shared/time";
import { sql, type Reader, type Sql, type Tx } from "~/platform/db.server";
import {
  isBeforePickup,
  isShipmentStatus,
  isWaiting,
  shipmentStatuses,
  type ShipmentStatus,
} from "../../shipment-status";
import type { OpenLoad, Standing } from "../board";
import { laneOf } from "../lane-of";
import { askableAgain, notToAskUntil, type PastOffer } from "../past-offer";
import { lastsOnTheRoad, tierOf } from "../urgency";
import { nobodyCame } from "../run-changes";

/** A load as it stands, with what is needed to notice that it has changed since. */
export type ReadLoad = { readonly load: OpenLoad; readonly version: number; readonly status: ShipmentStatus };

type Line = {
  id: string;
  version: number;
  status: string;
  legKind: string;
  fromLat: number;
  fromLng: number;
  fromCommune: string;
  fromProvince: string;
  toLat: number;
  toLng: number;
  toCommune: string;
  toProvince: string;
  grams: number;
  coldClass: string;
  readyAt: Date;
  windowFrom: Date;
  windowUntil: Date;
  payVnd: number;
  offersMade: number;
  pinnedTo: string | null;
  courierId: string | null;
  keeperId: string | null;
  plannedFor: string | null;
  behindPickup: number | null;
  behindDoor: number | null;
  askedCourier: string | null;
  askedUntil: Date | null;
  fetchedAt: Date | null;
};

/** The loads that `which` picks among shipments `s`, each with its standing and with whom not to ask. Two reads. */
export async function readLoads(reader: Reader | Tx, which: Sql, now: Date): Promise<ReadLoad[]> {
  const [lines, past] = await Promise.all([readLines(reader, which), readPastOffers(reader, which, now)]);
  return lines.map((line) => readLoad(line, past.get(line.id) ?? [], now));
}

const readLines = (reader: Reader | Tx, which: Sql): Promise<Line[]> =>
  reader.$queryRaw<Line[]>(sql`
    select s.id, s.version, s.status, leg.kind as "legKind", start.from_lat as "fromLat", start.from_lng as "fromLng",
           start.from_commune as "fromCommune", start.from_province as "fromProvince", leg.to_lat as "toLat", leg.to_lng as "toLng",
           leg.to_commune as "toCommune", leg.to_province as "toProvince", s.grams, s.cold_class as "coldClass",
           coalesce(s.ready_at, s.created_at) as "readyAt", leg.window_from as "windowFrom", leg.window_until as "windowUntil",
           leg.pay_vnd as "payVnd", s.offers_made as "offersMade",
           s.pinned_to as "pinnedTo", s.courier_id as "courierId", s.keeper_id as "keeperId", plan.courier_id as "plannedFor",
           plan.behind_pickup as "behindPickup", plan.behind_door as "behindDoor",
           asked.courier_id as "askedCourier", asked.expires_at as "askedUntil",
           origin.started_at as "fetchedAt"
      from shipment s join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq
      join shipment_leg origin on origin.shipment_id = s.id and origin.seq = case when leg.from_courier_id is null then leg.seq
        else (select max(o.seq) from shipment_leg o where o.shipment_id = s.id and o.seq < leg.seq and o.from_courier_id is null) end
      join shipment_leg start on start.shipment_id = s.id and start.seq = case when s.keeper_id is null then origin.seq else leg.seq end
      left join outlook plan on plan.shipment_id = s.id and plan.kind = 'wait'
      left join offer asked on asked.shipment_id = s.id and asked.status in ('sent', 'seen')
     where ${which} order by s.id`);

type PastLine = PastOffer & { readonly shipmentId: string };

const waiting = shipmentStatuses.filter(isWaiting);

/** Answers and silences of today, by shipment, about those that wait. */
async function readPastOffers(reader: Reader | Tx, which: Sql, now: Date): Promise<ReadonlyMap<string, PastLine[]>> {
  const lines = await reader.$queryRaw<PastLine[]>(sql`
    select o.shipment_id as "shipmentId", o.courier_id as "courierId", o.status, coalesce(o.answered_at, o.expires_at) as "endedAt",
           exists (select 1 from run_change c where c.shipment_id = o.shipment_id and c.courier_id = o.courier_id
                     and c.kind = 'released' and c.why <> ${nobodyCame} and c.at >= o.sent_at) as "wasReleased"
      from offer o join shipment s on s.id = o.shipment_id and s.leg_seq = o.leg_seq
     where ${which} and s.status = any(${waiting}) and o.status in ('accepted', 'declined', 'expired')
       and o.sent_at >= ${startOfDayInVietnam(now)}`);
  return grouped(lines, ({ shipmentId }) => shipmentId);
}

function readLoad(line: Line, past: readonly PastOffer[], now: Date): ReadLoad {
  const { id, version, status, grams, payVnd, offersMade, pinnedTo, keeperId } = line;
  const coldClass = coldClasses.find((known) => known === line.coldClass);
  invariant(coldClass && isShipmentStatus(status), `shipment ${id} is ${status}, ${line.coldClass}`);
  const load: OpenLoad = {
    id,
    lane: laneOf(line.legKind, keeperId !== null),
    from: { lat: line.fromLat, lng: line.fromLng, provinceCode: line.fromProvince, communeCode: line.fromCommune },
    to: { lat: line.toLat, lng: line.toLng, provinceCode: line.toProvince, communeCode: line.toCommune },
    grams,
    coldClass,
    readyAt: minuteOf(line.readyAt),
    window: { from: minuteOf(line.windowFrom), until: minuteOf(line.windowUntil) },
    rideLimit: lastsOnTheRoad(coldClass),
    ...(keeperId !== null && line.fetchedAt && { rideSince: minuteOf(line.fetchedAt) }),
    tier: keeperId === null ? tierOf(coldClass, offersMade) : 0,
    payVnd,
    standing: standingOf(line, status),
    offersMade,
    notToAsk: notToAsk(past, keeperId, now),
    askableAgain: askableAgain(
      past.filter(({ courierId }) => courierId !== keeperId),
      now,
    ),
    pinnedTo,
    openSince: minuteOf(line.readyAt),
  };
  return { load, version, status };
}

function standingOf(
  { courierId, plannedFor, behindPickup, behindDoor, askedCourier, askedUntil, fetchedAt }: Line,
  status: ShipmentStatus,
): Standing {
  if (courierId !== null && isBeforePickup(status)) return { kind: "accepted", courierId };
  if (courierId !== null) {
    const isAtDoor = status === "at_dropoff";
    return { kind: "on_board", courierId, isAtDoor, ...(fetchedAt && { since: minuteOf(fetchedAt) }) };
  }
  if (askedCourier !== null && askedUntil !== null)
    return { kind: "offered", courierId: askedCourier, until: minuteOf(askedUntil) };
  if (plannedFor === null) return { kind: "waiting" };
  const slot = behindPickup === null || behindDoor === null ? undefined : { pickup: behindPickup, door: behindDoor };
  return { kind: "planned", courierId: plannedFor, slot };
}

/** Whoever can go no further is not asked to take over from themselves. */
function notToAsk(past: readonly PastOffer[], keeperId: string | null, now: Date): ReadonlyMap<string, number> {
  const until = new Map<string, number>(keeperId === null ? [] : [[keeperId, Number.POSITIVE_INFINITY]]);
  for (const offer of past) {
    const end = notToAskUntil(offer, now);
    if (end !== null && end > now) until.set(offer.courierId, Math.max(minuteOf(end), until.get(offer.courierId) ?? 0));
  }
  return until;
}
