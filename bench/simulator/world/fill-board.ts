import type { Board, DutyCourier, OpenLoad, Standing } from "~/domain/delivery/dispatch/board";
import { askableAgain } from "~/domain/delivery/dispatch/past-offer";
import { sortMinutes, type City } from "./city";
import { positionOf } from "./drive";
import type { Load, Rider } from "./state";

/** Hours of the last seven days, for blending today's pay into the average. */
const weekHours = 56;
/** How long goods taken back may take to reach the hub. */
const returnMinutes = 240;
/** Goods that should be there and are not are expected so much later, again and again. */
const packingMinutes = 3;
const haulMinutes = 15;

/** What the dispatcher of one shard knows now. */
export function fillBoard(city: City, shard: number): Board {
  const riders = [...city.riders.values()].filter((rider) => rider.isOnDuty && shardOfRider(city, rider) === shard);
  const heard = new Map(riders.flatMap(({ lastHeard }) => [...(lastHeard?.standings ?? [])]));
  const carried = riders.flatMap(({ stops }) => stops.map(({ loadId }) => city.load(loadId)));
  const open = new Set([...city.open.in(shard), ...carried.filter(({ end }) => end === null)]);
  const thoughtOpen = [...heard.keys()].map((id) => city.load(id)).filter(({ end }) => end !== null);
  return {
    shard: String(shard),
    now: city.now,
    loads: [...open, ...thoughtOpen].map((load) =>
      openLoad(city, load, heard.get(load.order.id) ?? seenNow(city, load)),
    ),
    couriers: riders.map((rider) => dutyCourier(city, rider)),
  };
}

/** Who taps "arrived" at a door is seen to be there. */
function seenNow(city: City, { order, standing }: Load): Standing {
  if (standing.kind !== "on_board") return standing;
  const { activity } = city.rider(standing.courierId);
  return activity.kind === "serving" && activity.to.loadId === order.id ? { ...standing, isAtDoor: true } : standing;
}

/** With goods to carry, where those belong; without, where the courier stands, or the hub that the truck drives for. */
function shardOfRider(city: City, rider: Rider): number {
  const [next] = rider.stops;
  if (next !== undefined) return city.load(next.loadId).shard;
  const place = city.hubOf.get(rider) ?? positionOf(rider, city.now);
  // Every shard asks about everybody at every tick; who has nothing to do stands still.
  if (rider.lastAsked?.place !== place) rider.lastAsked = { place, shard: city.shardOf(place) };
  return rider.lastAsked.shard;
}

export function openLoad(city: City, load: Load, standing: Standing): OpenLoad {
  const { order, returnsTo } = load;
  // Written out, not spread: this is made for every open load at every tick.
  const open: OpenLoad = {
    id: order.id,
    lane: load.from === order.from ? order.lane : "on_demand",
    from: load.from,
    to: returnsTo ?? order.to,
    grams: order.grams,
    coldClass: order.coldClass,
    readyAt: expectedReady(city, load),
    window: returnsTo === null ? order.window : { from: city.now, until: city.now + returnMinutes },
    rideLimit: returnsTo === null ? order.rideLimit : null,
    tier: order.tier,
    parcels: city.parcelsOn(order),
    payVnd: order.payVnd,
    standing,
    offersMade: load.offersMade,
    notToAsk: load.notToAsk,
    pinnedTo: null,
    openSince: load.openSince,
  };
  if (load.past.length === 0) return open;
  return { ...open, askableAgain: askableAgain(load.past, new Date(city.now * 60_000)) };
}

/** What the seller said, or the haul's plan makes of it; once that minute is over, a little later, again and again. */
function expectedReady(city: City, load: Load): number {
  const { order, from, readyAt, standing } = load;
  if (from !== order.from || standing.kind === "on_board") return readyAt;
  const ready = city.readyMinute(load);
  if (ready !== null && ready <= city.now) return Math.max(readyAt, ready);
  if (order.after === null) return city.now < readyAt ? readyAt : city.now + packingMinutes;
  const { end, expectedAt } = city.load(order.after);
  const sorted = (end?.kind === "delivered" ? end.at : (expectedAt ?? -Infinity)) + sortMinutes;
  const planned = Math.max(readyAt, sorted);
  return city.now < planned ? planned : city.now + haulMinutes;
}

export function dutyCourier(city: City, rider: Rider): DutyCourier {
  const { spec, lastHeard } = rider;
  return {
    id: spec.id,
    vehicle: spec.vehicle,
    capacityG: spec.capacityG,
    coldG: spec.coldG,
    home: spec.home,
    rangeM: spec.rangeM,
    shift: spec.shift,
    finishesBy: spec.shift.until + city.day.people.overtimeMinutes,
    passes: rider.passes,
    position: lastHeard?.position ?? positionOf(rider, city.now),
    positionAt: lastHeard?.at ?? city.now,
    stops: lastHeard?.stops ?? rider.stops,
    frozenStops: lastHeard?.frozenStops ?? frozenStopsOf(rider),
    restsUntil: rider.restsUntil,
    changesSeen: rider.changes.length === 0 ? 0 : rider.changes.filter((at) => at > city.now - 60).length,
    vndPerHour: averagePay(city, rider),
  };
}

/** Nothing goes before the stop the courier is at or on the way to. */
export const frozenStopsOf = ({ activity, stops }: Rider): number =>
  stops.length > 0 && ["driving", "waiting", "serving"].includes(activity.kind) ? 1 : 0;

function averagePay(city: City, { spec, earnedVnd }: Rider): number | null {
  if (spec.vndPerHour === null) return null;
  const hours = Math.max(0, city.now - spec.shift.from) / 60;
  return Math.round((spec.vndPerHour * weekHours + earnedVnd) / (weekHours + hours));
}
