import { present } from "~/domain/shared/missing";
import { refuseWith, type Refusal } from "~/domain/shared/refusal";
import type { Reader } from "~/platform/db.server";
import { readRightOfWay } from "../../area-changes/read-right-of-way.server";
import { isBeforePickup, isShipmentStatus } from "../../shipment-status";
import type { RunStop } from "../board";
import { cornerOf, type Corner, type WhyNot } from "../internal/weigh-again.server";
import { fromMinutes } from "../minutes";
import { OpenRun } from "../open-run";
import { placeTogether } from "../place-load";
import { walkStops, type Walk } from "../walk";

/** What a deed would change, before it is done. Money in đồng, road in metres. */
export type Consequences = {
  readonly ok: true;
  readonly courierId: string | null;
  readonly payVnd: number;
  /** Extra road, or road saved when negative; null when no run is touched. */
  readonly roadM: number | null;
  readonly costVnd: number | null;
  readonly pickupAt: string | null;
  readonly deliverAt: string | null;
  readonly promisedUntil: string;
  readonly lateMinutes: number;
  /** Other stops of the run that move. */
  readonly moves: readonly {
    readonly shipmentId: string;
    readonly kind: RunStop["kind"];
    readonly minutes: number;
    readonly lateMinutes: number;
  }[];
};

/** What giving the load to this courier would mean, or the rule that forbids it. */
export async function ifAssigned(
  reader: Reader,
  { shipmentId, courierId }: { shipmentId: string; courierId: string },
  now: Date,
): Promise<Consequences | Refusal<"not_feasible", { rule: WhyNot }>> {
  const corner = await cornerOf(reader, { courierId, shipmentIds: [shipmentId] }, now, await readRightOfWay(reader));
  const load = present(corner?.fresh[0] ?? null, "load");
  if (corner === null) return refuseWith("not_feasible", { rule: "off_shift" });
  const before = OpenRun.of(corner.courier, corner.ask);
  const placing = placeTogether(before, [{ ...load, pinnedTo: null }], corner.ask);
  if (!placing.ok) return refuseWith("not_feasible", { rule: placing.rule });
  const { stops, walk } = placing.run();
  const reach = arrivalsOf(stops, walk, shipmentId);
  return {
    ok: true,
    courierId,
    payVnd: load.payVnd,
    roadM: placing.detourM,
    costVnd: Math.round(placing.costVnd),
    pickupAt: iso(reach.pickup),
    deliverAt: iso(reach.dropoff),
    promisedUntil: fromMinutes(load.window.until).toISOString(),
    lateMinutes: lateBy(reach.dropoff, load.window.until),
    moves: movesBetween(corner, before.walk, stops, walk),
  };
}

/** What taking the load out of where it is would mean: out of a run, or only out of the dispatcher's hands. */
export async function ifTakenAway(reader: Reader, shipmentId: string, now: Date): Promise<Consequences> {
  const shipment = present(
    await reader.shipment.findUnique({
      where: { id: shipmentId },
      select: { status: true, courierId: true, payVnd: true, windowUntil: true },
    }),
    "shipment",
  );
  const { courierId, payVnd, status } = shipment;
  const nothing = { ok: true, courierId, payVnd, promisedUntil: shipment.windowUntil.toISOString() } as const;
  const none: Consequences = {
    ...nothing,
    roadM: null,
    costVnd: null,
    pickupAt: null,
    deliverAt: null,
    lateMinutes: 0,
    moves: [],
  };
  const isPromised = courierId !== null && isShipmentStatus(status) && isBeforePickup(status);
  const corner = isPromised
    ? await cornerOf(reader, { courierId, shipmentIds: [] }, now, await readRightOfWay(reader))
    : null;
  if (corner === null) return none;
  const before = walkStops(corner.courier, corner.courier.stops, corner.ask);
  const stops = corner.courier.stops.filter(({ loadId }) => loadId !== shipmentId);
  const walk = walkStops(corner.courier, stops, corner.ask);
  return { ...none, roadM: walk.metres - before.metres, moves: movesBetween(corner, before, stops, walk) };
}

function movesBetween(
  { courier, ask }: Corner,
  before: Walk,
  stops: readonly RunStop[],
  after: Walk,
): Consequences["moves"] {
  const was = new Map(courier.stops.map((stop, at) => [`${stop.loadId} ${stop.kind}`, before.arrivals[at] ?? 0]));
  return stops.flatMap(({ loadId, kind }, at) => {
    const [then, now] = [was.get(`${loadId} ${kind}`), after.arrivals[at] ?? 0];
    const minutes = then === undefined ? 0 : Math.round(now - then);
    const until = kind === "dropoff" ? (ask.loads.get(loadId)?.window.until ?? Infinity) : Infinity;
    return minutes === 0 ? [] : [{ shipmentId: loadId, kind, minutes, lateMinutes: lateBy(now, until) }];
  });
}

function arrivalsOf(stops: readonly RunStop[], { arrivals }: Walk, loadId: string) {
  const at = (kind: RunStop["kind"]): number | null =>
    arrivals[stops.findIndex((stop) => stop.loadId === loadId && stop.kind === kind)] ?? null;
  return { pickup: at("pickup"), dropoff: at("dropoff") };
}

const iso = (minutes: number | null): string | null => (minutes === null ? null : fromMinutes(minutes).toISOString());
const lateBy = (arrival: number | null, until: number): number =>
  arrival === null ? 0 : Math.max(0, Math.ceil(arrival - until));
