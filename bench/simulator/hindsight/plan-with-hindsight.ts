import type { RoutePlan, RoutingPlan } from "~/domain/delivery/solver/model";
import { solve } from "~/domain/delivery/solver/solve";
import { isDoorOrder, type Day, type DayOrder } from "../day";
import { newJournal, type Journal } from "../journal";
import type { DayRun } from "../run-day";
import { problemOf } from "./problem-of";
import { splitDay, type Piece } from "./split-day";

/** The search asks every sixteen steps whether it is over: so often for each order of a piece. */
const questionsPerOrder = 3;
const sortMinutes = 25;
/** Plans made again because of shifts; each leaves a fraction of what the one before had to correct. */
const mostRounds = 4;

/**
 * The day planned by one who knew every order beforehand: what could be reached, not a bound. Roads, kitchens and people behave
 * as expected; what closes, and whose passes end, is known too. Days of many orders are planned in pieces. Not for days on which
 * speeds change.
 */
export function planWithHindsight(day: Day): DayRun {
  const journal = newJournal();
  const present = day.couriers.filter(({ isNoShow }) => !isNoShow);
  const orders = day.orders.filter(({ cancelledAt }) => cancelledAt === null);
  for (const { id, cancelledAt } of day.orders)
    if (cancelledAt !== null) journal.ends.set(id, { kind: "cancelled", at: cancelledAt });
  for (const { id, shift } of present) journal.shifts.set(id, { ...shift, earnedVnd: 0 });
  const trucks = present.filter(({ vehicle }) => vehicle === "truck");
  const riders = present.filter(({ vehicle }) => vehicle !== "truck");
  const ready = (order: DayOrder): number => readyWithHindsight(order, journal);
  const hauls = { orders: orders.filter((order) => !isDoorOrder(order)), couriers: trucks };
  if (hauls.orders.length > 0) for (const piece of splitDay(hauls)) planPiece(day, piece, ready, journal);
  for (const piece of splitDay({ orders: orders.filter(isDoorOrder), couriers: riders }))
    planPiece(day, piece, ready, journal);
  journal.legs.sort((one, other) => one.departs - other.departs);
  return { journal, closings: { rules: [], spots: [] } };
}

function readyWithHindsight({ after, readyAt, packingDelay }: DayOrder, { ends }: Journal): number {
  if (after === null) return readyAt + packingDelay;
  const haul = ends.get(after);
  return haul?.kind === "delivered" ? Math.max(readyAt, haul.at + sortMinutes) : Infinity;
}

function planPiece(day: Day, piece: Piece, ready: (order: DayOrder) => number, journal: Journal): void {
  const possible = piece.orders.filter((order) => ready(order) < order.window.until);
  const plan = planWithinShifts(day, { ...piece, orders: possible }, ready);
  const orders = new Map(piece.orders.map((order) => [order.id, order]));
  for (const route of plan.routes) drivePlan(day, route, orders, journal);
  const reasonsOf = new Map(plan.unassigned.map(({ request, reasons }) => [request, reasons]));
  for (const { id } of piece.orders) {
    if (journal.ends.has(id)) continue;
    const reasons = Object.fromEntries((reasonsOf.get(id) ?? []).map(({ rule, vehicles }) => [rule, vehicles.length]));
    journal.ends.set(id, { kind: "unassigned", at: day.ends, reasons });
  }
}

/**
 * Couriers bring after their shift what they fetched within it, and fetch nothing more; the solver knows only when a vehicle ends. What it
 * lets them fetch later is barred from them, and the plan is made again; in the last round it is left out.
 */
function planWithinShifts(day: Day, piece: Piece, ready: (order: DayOrder) => number): RoutingPlan {
  const barred = new Map<string, Set<string>>();
  if (piece.orders.length === 0) return { routes: [], unassigned: [], cost: 0 };
  let before: RoutePlan[] | undefined;
  for (let round = 0; ; round += 1) {
    let asked = 0;
    const passed = (): number => (asked += 1) / (questionsPerOrder * piece.orders.length);
    const aim = { objective: "cost", seed: day.seed, passed } as const;
    const plan = solve(problemOf(day, piece, ready, barred), aim, before);
    const overtime = fetchedAfterShift(plan.routes, piece);
    if (overtime.length === 0) return plan;
    for (const { request, vehicle } of overtime) barred.set(request, (barred.get(request) ?? new Set()).add(vehicle));
    const late = new Set(overtime.map(({ request }) => request));
    before = plan.routes.map((route) => ({ ...route, stops: route.stops.filter(({ request }) => !late.has(request)) }));
    if (round === mostRounds) return { ...plan, routes: before };
  }
}

function fetchedAfterShift(routes: readonly RoutePlan[], { couriers }: Piece): { request: string; vehicle: string }[] {
  const ends = new Map(couriers.map(({ id, shift }) => [id, shift.until]));
  return routes.flatMap(({ vehicle, stops }) =>
    stops
      .filter(({ kind, begins }) => kind === "pickup" && begins > (ends.get(vehicle) ?? Infinity))
      .map(({ request }) => ({ request, vehicle })),
  );
}

/** Writes a planned route down as if it had been driven. */
function drivePlan(
  day: Day,
  { vehicle: courierId, stops }: RoutePlan,
  orders: ReadonlyMap<string, DayOrder>,
  journal: Journal,
): void {
  const courier = day.couriers.find(({ id }) => id === courierId);
  if (courier === undefined) throw new Error(`nobody knows ${courierId}`);
  const { people, roads } = day;
  let at = courier.start;
  let leaves = courier.shift.from;
  let earnedVnd = 0;
  for (const { request, kind, begins } of stops) {
    const order = orders.get(request);
    if (order === undefined) throw new Error(`nobody knows ${request}`);
    const place = kind === "pickup" ? order.from : order.to;
    const minutes = roads.minutes(at, place, courier.vehicle);
    const metres = roads.metres(at, place);
    if (metres > 0)
      journal.legs.push({ courierId, departs: begins - minutes, arrives: begins, path: [at, place], metres });
    const service =
      kind === "delivery"
        ? people.doorMinutes
        : order.lane === "wave"
          ? people.nextParcelMinutes
          : people.pickupMinutes;
    leaves = begins + service;
    at = place;
    const { grams, coldClass } = order;
    journal.stops.push({
      courierId,
      loadId: request,
      kind: kind === "pickup" ? "pickup" : "dropoff",
      place,
      begins,
      ends: leaves,
      grams,
      coldClass,
    });
    if (kind === "pickup") continue;
    earnedVnd += order.payVnd;
    journal.ends.set(request, { kind: "delivered", at: begins, courierId });
  }
  const shift = journal.shifts.get(courierId);
  if (shift !== undefined) Object.assign(shift, { until: Math.max(shift.until, leaves), earnedVnd });
}
