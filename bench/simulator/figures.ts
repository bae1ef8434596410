import { isDoorOrder, type Day, type DayOrder } from "./day";
import type { Journal } from "./journal";
import { gini, growthExponent, mean, quantile, sum } from "./statistics";
import type { Violation } from "./safety";
import type { End } from "./world/state";

export type Figures = ReturnType<typeof figuresOf>;

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

/** What a day came to. Shares are of 1, distances km, times minutes unless the name says otherwise. */
export function figuresOf(day: Day, journal: Journal, violations: readonly Violation[]) {
  const doors = day.orders.filter(isDoorOrder);
  const outcome = outcomesOf(doors, journal);
  const km = sum(journal.legs.map(({ metres }) => metres)) / 1000;
  const trucks = new Set(day.couriers.filter(({ vehicle }) => vehicle === "truck").map(({ id }) => id));
  const truckKm = sum(journal.legs.filter(({ courierId }) => trucks.has(courierId)).map(({ metres }) => metres)) / 1000;
  const { delivered } = outcome;
  return {
    ...outcome,
    km: round(km, 1),
    kmPerOrder: round(km / Math.max(1, delivered)),
    doorKmPerOrder: round((km - truckKm) / Math.max(1, delivered)),
    ...haulsOf(day, journal),
    ...workOf(journal, trucks),
    planDelayP50: round(quantile(journal.planDelays, 0.5)),
    planDelayP95: round(quantile(journal.planDelays, 0.95)),
    offerDelayP50: round(quantile(journal.offerDelays, 0.5)),
    offerDelayP95: round(quantile(journal.offerDelays, 0.95)),
    answers: { ...journal.answers },
    failedPickups: journal.failedPickups.length,
    dropped: { ...journal.dropped },
    ...ticksOf(journal),
    recovery: journal.recoveries.map((each) => ({
      ...each,
      minutes: each.minutes === null ? null : round(each.minutes),
    })),
    violations: violations.length,
    violationKinds: countBy(violations, ({ what }) => what.replace(/\d+/g, "#")),
  };
}

function outcomesOf(doors: readonly DayOrder[], { ends }: Journal) {
  const kinds: Record<End["kind"], number> = { delivered: 0, cancelled: 0, unassigned: 0, undelivered: 0 };
  const late: number[] = [];
  const reasons: Record<string, number> = {};
  for (const { id, window } of doors) {
    const end = ends.get(id);
    if (end === undefined) continue;
    kinds[end.kind] += 1;
    if (end.kind === "delivered" && end.at > window.until) late.push(end.at - window.until);
    if (end.kind !== "unassigned") continue;
    const main = Object.entries(end.reasons).toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? "unknown";
    reasons[main] = (reasons[main] ?? 0) + 1;
  }
  const due = doors.length - kinds.cancelled;
  return {
    orders: doors.length,
    ...kinds,
    onTime: round((kinds.delivered - late.length) / Math.max(1, due), 5),
    late: late.length,
    lateMean: round(mean(late), 1),
    lateP95: round(quantile(late, 0.95), 1),
    unassignedShare: round((kinds.unassigned + kinds.undelivered) / Math.max(1, due), 5),
    reasons,
  };
}

function haulsOf(day: Day, { ends }: Journal) {
  const hauls = day.orders.filter((order) => !isDoorOrder(order));
  const isOnTime = ({ id, window }: DayOrder): boolean => {
    const end = ends.get(id);
    return end?.kind === "delivered" && end.at <= window.until;
  };
  return { hauls: hauls.length, haulsOnTime: hauls.filter(isOnTime).length };
}

function workOf({ legs, stops, shifts, changes }: Journal, trucks: ReadonlySet<string>) {
  const isRider = ({ courierId }: { courierId: string }): boolean => !trucks.has(courierId);
  const own = [...shifts].filter(([courierId]) => !trucks.has(courierId)).map(([, shift]) => shift);
  const hours = sum(own.map(({ from, until }) => (until - from) / 60));
  const driving = sum(legs.filter(isRider).map(({ departs, arrives }) => arrives - departs)) / 60;
  const serving = sum(stops.filter(isRider).map(({ begins, ends }) => ends - begins)) / 60;
  const pay = own
    .filter(({ from, until }) => until - from >= 60)
    .map(({ from, until, earnedVnd }) => (earnedVnd * 60) / (until - from));
  return {
    courierHours: round(hours, 1),
    utilisation: round((driving + serving) / Math.max(1, hours)),
    payPerHour: Math.round(mean(pay)),
    payPerHourP10: Math.round(quantile(pay, 0.1)),
    payGini: round(gini(pay)),
    changesPerCourierHour: round(changes.filter(isRider).length / Math.max(1, hours)),
  };
}

function ticksOf({ ticks }: Journal) {
  const times = ticks.map(({ milliseconds }) => milliseconds);
  const slope = growthExponent(
    ticks.filter(({ open }) => open >= 10).map(({ open, milliseconds }) => ({ x: open, y: milliseconds })),
  );
  return {
    ticks: ticks.length,
    tickP50: round(quantile(times, 0.5), 1),
    tickP95: round(quantile(times, 0.95), 1),
    tickP99: round(quantile(times, 0.99), 1),
    mostOpen: Math.max(0, ...ticks.map(({ open }) => open)),
    tickGrowth: slope === null ? null : round(slope, 2),
  };
}

function countBy<Thing>(things: readonly Thing[], key: (thing: Thing) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[key(thing)] = (counts[key(thing)] ?? 0) + 1;
  return counts;
}
