import type { Point } from "~/domain/shared/geo";
import type { Day } from "./day";
import type { Journal, LegDriven, StopMade } from "./journal";
import type { Closings } from "./run-day";

/** A rule of the street that was broken. */
export type Violation = { readonly what: string; readonly who: string; readonly at: number };

const aMoment = 1e-6;
/** A leg is looked at every so many metres. */
const sampleM = 100;

/**
 * Reads what really happened and reports every broken rule. It shares no code with the city, the dispatchers or the solver: it
 * works from the day's facts, the closings and the journal alone.
 */
export function findViolations(day: Day, journal: Journal, closings: Closings): Violation[] {
  const violations: Violation[] = [];
  const report = (what: string, who: string, at: number): void => void violations.push({ what, who, at });
  const legs = groupBy(journal.legs, ({ courierId }) => courierId);
  const stops = groupBy(journal.stops, ({ courierId }) => courierId);
  for (const courier of day.couriers) {
    const own = { legs: legs.get(courier.id) ?? [], stops: stops.get(courier.id) ?? [] };
    checkCarried(courier, own.stops, report);
    checkOneThingAtATime(courier.id, own.legs, own.stops, report);
    const mayPass = (at: number): boolean =>
      at < (journal.passesLost.get(courier.id) ?? Infinity) &&
      courier.passes.some((pass) => at * 60_000 >= +pass.validFrom && at * 60_000 < +pass.validUntil);
    checkPasses(courier.id, own, closings, mayPass, report);
  }
  checkOrders(day, journal, report);
  return violations;
}

type Report = (what: string, who: string, at: number) => void;
type Courier = Day["couriers"][number];

function checkCarried({ id, capacityG, coldG }: Courier, stops: readonly StopMade[], report: Report): void {
  let grams = 0;
  let cold = 0;
  for (const stop of stops) {
    const change = stop.kind === "pickup" ? stop.grams : -stop.grams;
    grams += change;
    if (stop.coldClass !== "ambient") cold += change;
    if (grams > capacityG) report(`carries ${grams} g of ${capacityG}`, id, stop.ends);
    if (cold > coldG) report(`carries ${cold} g of cold goods of ${coldG}`, id, stop.ends);
  }
}

/** Legs and stops follow one another, and each leg begins where the courier was. */
function checkOneThingAtATime(
  id: string,
  legs: readonly LegDriven[],
  stops: readonly StopMade[],
  report: Report,
): void {
  const acts = [
    ...legs.map(({ departs, arrives, path }) => ({ from: departs, until: arrives, at: path.at(0), then: path.at(-1) })),
    ...stops.map(({ begins, ends, place }) => ({ from: begins, until: ends, at: place, then: place })),
  ].sort((one, other) => one.from - other.from || one.until - other.until);
  acts.forEach(({ from, at }, index) => {
    const before = acts[index - 1];
    if (before === undefined || at === undefined || before.then === undefined) return;
    if (before.until > from + aMoment) report("two things at once", id, from);
    if (metres(before.then, at) > 5) report("jumps", id, from);
  });
}

type Acts = { readonly legs: readonly LegDriven[]; readonly stops: readonly StopMade[] };

function checkPasses(
  id: string,
  { legs, stops }: Acts,
  closings: Closings,
  mayPass: (at: number) => boolean,
  report: Report,
): void {
  const isClosed = (point: Point, at: number): boolean => isInClosedBlock(closings, point, at) && !mayPass(at);
  for (const { place, begins, kind } of stops) {
    if (isClosed(place, begins)) report(`${kind} in a closed area`, id, begins);
    const isShut = closings.spots.some(
      ({ spot, from, until }) =>
        spot.lat === place.lat && spot.lng === place.lng && begins >= from && begins < (until ?? Infinity),
    );
    if (isShut) report(`${kind} at a closed hub`, id, begins);
  }
  for (const leg of legs) {
    // Who is inside when it closes may leave; nobody may come in.
    let wasInside = true;
    samples(leg, (point, at) => {
      if (!wasInside && isClosed(point, at)) report("enters a closed area", id, at);
      wasInside = isInBlock(closings, point);
    });
  }
}

const cell = 0.0225;

const isInBlock = ({ rules }: Closings, { lat, lng }: Point): boolean =>
  rules.some(
    ({ rows, columns }) =>
      lat >= rows[0] * cell && lat < (rows[1] + 1) * cell && lng >= columns[0] * cell && lng < (columns[1] + 1) * cell,
  );

const isInClosedBlock = ({ rules }: Closings, point: Point, at: number): boolean =>
  isInBlock(
    { rules: rules.filter(({ from, until }) => at >= from && (until === null || at < until)), spots: [] },
    point,
  );

/** Points along a leg with the minute each is passed. */
function samples({ path, departs, arrives }: LegDriven, look: (point: Point, at: number) => void): void {
  const lengths = path.map((point, at) => metres(path[at - 1] ?? point, point));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let behind = 0;
  path.forEach((point, at) => {
    const before = path[at - 1] ?? point;
    const length = lengths[at] ?? 0;
    const steps = Math.max(1, Math.ceil(length / sampleM));
    for (let step = at === 0 ? steps : 1; step <= steps; step += 1) {
      const part = step / steps;
      const passed = whole > 0 ? (behind + part * length) / whole : 1;
      const where = {
        lat: before.lat + (point.lat - before.lat) * part,
        lng: before.lng + (point.lng - before.lng) * part,
      };
      look(where, departs + passed * (arrives - departs));
    }
    behind += length;
  });
}

/** Each order ends once, and those delivered were fetched first, not before they were ready, and handed over in their window. */
function checkOrders(day: Day, { ends, stops }: Journal, report: Report): void {
  const ofLoad = groupBy(stops, ({ loadId }) => loadId);
  for (const order of day.orders) {
    const end = ends.get(order.id);
    if (end === undefined) {
      report("never ends", order.id, day.ends);
      continue;
    }
    const own = ofLoad.get(order.id) ?? [];
    const doors = own.filter(({ kind }) => kind === "dropoff");
    if (doors.length !== (end.kind === "delivered" ? 1 : 0))
      report(`${end.kind} with ${doors.length} hand-overs`, order.id, end.at);
    const [door] = doors;
    const pickup = own.find(({ kind }) => kind === "pickup");
    if (pickup !== undefined && pickup.ends < order.readyAt - aMoment)
      report("fetched before it was ready", order.id, pickup.ends);
    if (door === undefined) continue;
    if (pickup === undefined || pickup.ends > door.begins + aMoment)
      report("handed over and not fetched", order.id, door.begins);
    if (door.begins < order.window.from - aMoment) report("handed over before its window", order.id, door.begins);
    if (Math.abs(door.begins - end.at) > aMoment) report("booked at another minute than handed over", order.id, end.at);
  }
  if (ends.size !== day.orders.length) report(`${ends.size} ends for ${day.orders.length} orders`, "day", day.ends);
}

function metres(a: Point, b: Point): number {
  const north = (b.lat - a.lat) * 111_195;
  const east = (b.lng - a.lng) * 111_195 * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

function groupBy<Thing>(things: readonly Thing[], key: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const name = key(thing);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [thing]);
    else group.push(thing);
  }
  return groups;
}
