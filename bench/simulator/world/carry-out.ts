import type { Decision, ProposedRun } from "~/domain/delivery/dispatch/decision";
import { nearestOf } from "../city/layout";
import type { City } from "./city";
import { proceed, standStill } from "./drive";
import { dropFromRun, reopen } from "./duty";
import { remaining, whyNot } from "./holds";
import { accept, sendOffer } from "./offers";
import { isSameStop, type Load, type Rider } from "./state";

/** Does what a dispatcher wants done, as far as it still holds. */
export function carryOut(city: City, shard: number, decisions: readonly Decision[]): void {
  for (const load of city.open.in(shard)) if (load.standing.kind === "planned") load.standing = { kind: "waiting" };
  for (const decision of decisions) {
    const why = carryOutOne(city, decision);
    if (why !== null) drop(city, `${decision.kind}: ${why}`);
  }
}

export function drop(city: City, what: string): void {
  city.journal.dropped[what] = (city.journal.dropped[what] ?? 0) + 1;
}

function carryOutOne(city: City, decision: Decision): string | null {
  switch (decision.kind) {
    case "offer":
    case "roster":
      return offer(city, decision);
    case "reorder":
      return reorder(city, city.rider(decision.courierId), decision);
    case "release":
      return release(city, city.load(decision.loadId), decision.courierId, decision.why);
    case "wait":
      return plan(city, city.load(decision.loadId), decision);
    case "hold":
      return hold(city, city.load(decision.loadId), decision.rule);
    case "unassigned":
      city.load(decision.loadId).reasons = decision.reasons;
      return null;
  }
}

function offer(city: City, decision: Extract<Decision, { kind: "offer" | "roster" }>): string | null {
  const rider = city.rider(decision.courierId);
  const loads = decision.loadIds.map((id) => city.load(id));
  if (loads.length === 0) return "empty";
  if (loads.some(({ end, standing }) => end !== null || (standing.kind !== "waiting" && standing.kind !== "planned")))
    return "load_gone";
  if (rider.restsUntil > city.now && decision.kind === "offer") return "resting";
  const why = whyNot(city, rider, decision.stops, decision.loadIds);
  // A silent phone is not known to be silent: the offer goes out and runs out.
  if (why !== null && (why !== "offline" || decision.kind === "roster")) return why;
  for (const load of loads) noteFirstOffer(city, load);
  if (decision.kind === "roster" || city.day.people.areObedient) accept(city, rider, decision);
  else sendOffer(city, rider, decision);
  return null;
}

/** Of a wave booked the day before, nobody needs to think in the night: only on-demand orders are timed. */
function noteFirstPlan(city: City, load: Load): void {
  if (load.isPlanned) return;
  load.isPlanned = true;
  if (load.order.lane === "on_demand") city.journal.planDelays.push(city.now - load.openSince);
}

function noteFirstOffer(city: City, load: Load): void {
  load.held = null;
  noteFirstPlan(city, load);
  if (load.firstOfferAt !== null) return;
  load.firstOfferAt = city.now;
  const { readyAt, lane } = load.order;
  if (lane === "on_demand") city.journal.offerDelays.push(Math.max(0, city.now - Math.max(readyAt, load.openSince)));
}

type Wait = Extract<Decision, { kind: "wait" }>;

function plan(city: City, load: Load, { plannedFor: courierId, slot }: Wait): string | null {
  if (load.end !== null) return "load_gone";
  if (courierId !== null) noteFirstPlan(city, load);
  if (load.standing.kind === "waiting" && courierId !== null) load.standing = { kind: "planned", courierId, slot };
  return null;
}

function reorder(city: City, rider: Rider, { stops }: ProposedRun): string | null {
  const why = whyNot(city, rider, stops, []);
  if (why !== null) return why;
  const next = remaining(rider, stops, []);
  const isSame = next.every((stop, at) => {
    const own = rider.stops[at];
    return own !== undefined && isSameStop(own, stop);
  });
  rider.stops = next;
  if (isSame) return null;
  noteChange(city, rider, "reorder");
  proceed(city, rider);
  return null;
}

function noteChange(city: City, rider: Rider, why: "reorder" | "release"): void {
  rider.changes.push(city.now);
  city.journal.changes.push({ courierId: rider.spec.id, at: city.now, why });
}

function release(city: City, load: Load, courierId: string, why: string): string | null {
  const { standing } = load;
  if (load.end !== null || standing.kind !== "accepted" || standing.courierId !== courierId) return "not_accepted";
  const rider = city.rider(courierId);
  if (rider.lastHeard !== null) return "offline";
  reopen(load);
  load.reasons = { [why]: 1 };
  noteChange(city, rider, "release");
  dropFromRun(city, rider, load.order.id);
  return null;
}

/** Goods on board that may not go on are taken back to the nearest hub that may be reached. */
function hold(city: City, load: Load, rule: string): string | null {
  load.held = rule;
  load.reasons = { [rule]: 1 };
  if (load.end !== null || load.standing.kind !== "on_board" || load.returnsTo !== null) return null;
  const rider = city.rider(load.standing.courierId);
  if (rider.lastHeard !== null) return "offline";
  const holder = { passes: rider.passes, vehicle: rider.spec.vehicle };
  const hubs = city.day.hubs.filter((hub) => city.areas.closedTo(holder, hub, city.now) === undefined);
  if (hubs.length === 0) return "no_hub";
  const place = nearestOf(hubs, rider.position);
  load.returnsTo = place;
  const back = { loadId: load.order.id, kind: "return", place, earliest: city.now, latest: city.now + 240 } as const;
  rider.stops = rider.stops.map((stop) => (stop.loadId === load.order.id ? back : stop));
  noteChange(city, rider, "release");
  if (rider.activity.kind !== "serving") standStill(city, rider);
  proceed(city, rider);
  return null;
}
