import type { RoutingProblem, TransportRequest, VehicleOffer } from "~/domain/delivery/solver/model";
import type { Vehicle } from "~/domain/identity/types";
import { metresBetween, type Point } from "~/domain/shared/geo";
import type { Day, DayCourier, DayOrder } from "../day";
import { boundsOf } from "./closings";
import type { Piece } from "./split-day";

/** Couriers who may not carry an order, by its id. */
export type Barred = ReadonlyMap<string, ReadonlySet<string>>;

/** A piece of the day as a routing problem: every order known, roads as expected, windows hard, the cost in metres. */
export function problemOf(
  day: Day,
  { orders, couriers }: Piece,
  readyOf: (order: DayOrder) => number,
  barred: Barred,
): RoutingProblem {
  const places: Point[] = [];
  const rows = new Map<string, number>();
  const rowOf = (point: Point): number => {
    const key = `${point.lat} ${point.lng}`;
    const row = rows.get(key) ?? places.push(point) - 1;
    rows.set(key, row);
    return row;
  };
  const classes = [...new Set(couriers.map(({ vehicle }) => vehicle))];
  const requests = orders.map((order) => requestOf(day, order, readyOf(order), { couriers, barred, rowOf }));
  const vehicles = couriers.map((courier) => offerOf(courier, classes.indexOf(courier.vehicle), rowOf, day.people));
  const cost = table(places, (from, to) => day.roads.metres(from, to));
  const roads = classes.map((vehicle) => ({ places: places.length, cost, minutes: minutesOf(day, places, vehicle) }));
  return { roads, vehicles, requests };
}

type Posing = {
  readonly couriers: readonly DayCourier[];
  readonly barred: Barred;
  readonly rowOf: (point: Point) => number;
};

function requestOf(day: Day, order: DayOrder, readyAt: number, { couriers, barred, rowOf }: Posing): TransportRequest {
  const { people, ends } = day;
  const { id, from, to, grams, coldClass, window, rideLimit, lane } = order;
  const bounds = boundsOf(day, order, readyAt);
  // Parcels of a wave are fetched together: all but the first take the minute of a further one.
  const service = lane === "wave" ? people.nextParcelMinutes : people.pickupMinutes;
  const latest = Math.min(ends, bounds.until);
  const fetchUntil = Math.min(latest, bounds.fetchUntil);
  const late = couriers.filter(({ id: courierId, shift }) => isOver(shift, readyAt, barred.get(id)?.has(courierId)));
  const tooFar = couriers.filter(({ home, rangeM }) => [from, to].some((place) => metresBetween(home, place) > rangeM));
  return {
    id,
    pickup: { place: rowOf(from), earliest: Math.min(bounds.fetchFrom, fetchUntil), latest: fetchUntil, service },
    delivery: {
      place: rowOf(to),
      earliest: window.from,
      latest: Math.max(window.from, latest),
      service: people.doorMinutes,
    },
    load: [grams, coldClass === "ambient" ? 0 : grams],
    ...(rideLimit === null ? {} : { rideLimit }),
    barred: new Map([
      ...tooFar.map(({ id: courierId }) => [courierId, "area"] as const),
      ...late.map(({ id: courierId }) => [courierId, "shift"] as const),
      ...couriers
        .filter((courier) => !bounds.mayCarry(courier))
        .map(({ id: courierId }) => [courierId, "pass"] as const),
    ]),
  };
}

const isOver = ({ until }: DayCourier["shift"], readyAt: number, isBarred = false): boolean =>
  isBarred || readyAt > until;

const offerOf = (
  { id, start, shift, capacityG, coldG }: DayCourier,
  roads: number,
  rowOf: (point: Point) => number,
  { overtimeMinutes }: Day["people"],
): VehicleOffer => ({
  ...{ id, roads, start: rowOf(start), end: null, from: shift.from },
  until: shift.until + overtimeMinutes,
  capacity: [capacityG, coldG],
});

const minutesOf = ({ roads }: Day, places: readonly Point[], vehicle: Vehicle): Float64Array =>
  table(places, (from, to) => roads.minutes(from, to, vehicle));

function table(places: readonly Point[], value: (from: Point, to: Point) => number): Float64Array {
  const count = places.length;
  const values = new Float64Array(count * count);
  places.forEach((from, row) => {
    places.forEach((to, column) => {
      if (row !== column) values[row * count + column] = value(from, to);
    });
  });
  return values;
}
