import { minuteOf } from "~/domain/shared/time";
import { grouped } from "~/domain/shared/grouped";
import { metresBetween, type Point } from "~/domain/shared/geo";
import { sql, type Reader, type Tx } from "~/platform/db.server";
import { isInProgress, isWaiting, shipmentStatuses } from "../shipment-status";
import type { Board, DutyCourier } from "./board";
import { readCouriers, type ReadCourier } from "./internal/read-couriers.server";
import { readLoads, type ReadLoad } from "./internal/read-loads.server";
import { readRuns, readStop, shipmentsOnRunOf, type OpenRun, type ReadStop } from "./internal/read-runs.server";
import { freezing } from "./settings";

/** A board and what it was read from: whoever carries a decision out finds out by these whether the world has moved on. */
export type ReadBoard = {
  readonly board: Board;
  readonly versions: ReadonlyMap<string, number>;
  readonly runs: ReadonlyMap<string, OpenRun>;
};

/** Not every courier says when they leave: what is due within the hour is taken to be driven to. */
const drivingMinutes = 50;
/** Up to so many loads a dispatcher gains nothing by waiting, and farms and couriers like to know. */
const calmLoads = 60;
const waiting = shipmentStatuses.filter(isWaiting);

/** One shard's open loads, and everybody on duty who could carry one of them, with all that they carry. */
export async function loadBoard(reader: Reader, shard: string, now: Date): Promise<ReadBoard> {
  const [loads, onDuty, carriers] = await Promise.all([
    readLoads(reader, sql`s.shard = ${shard} and s.status = any(${waiting})`, now),
    readCouriers(reader, now),
    carriersIn(reader, shard),
  ]);
  const near = nearness(loads.flatMap(({ load }) => [load.from, load.to]));
  const couriers = onDuty.filter(({ id, home, rangeM }) => carriers.has(id) || near(home) <= rangeM);
  const runs = await readRuns(
    reader,
    couriers.map(({ id }) => id),
  );
  const known = new Set(loads.map(({ load }) => load.id));
  const carriedIds = [...new Set(runs.lines.map(({ shipmentId }) => shipmentId))].filter((id) => !known.has(id));
  const carried = carriedIds.length === 0 ? [] : await readLoads(reader, sql`s.id = any(${carriedIds}::uuid[])`, now);
  return laidOut({ shard, loads: [...loads, ...carried], isCalm: loads.length <= calmLoads, couriers, ...runs, now });
}

/** The board of one courier and some loads, for weighing one decision again under its locks. All is asked at once. */
export async function loadCorner(
  reader: Reader | Tx,
  { courierId, shipmentIds }: { courierId: string; shipmentIds: readonly string[] },
  now: Date,
): Promise<ReadBoard> {
  const isTheirs = sql`s.id in (select unnest(${[...shipmentIds]}::uuid[]) union ${shipmentsOnRunOf(courierId)})`;
  const [loads, couriers, runs] = await Promise.all([
    readLoads(reader, isTheirs, now),
    readCouriers(reader, now, courierId),
    readRuns(reader, [courierId]),
  ]);
  return laidOut({ shard: "", loads, isCalm: shipmentIds.length <= calmLoads, couriers, ...runs, now });
}

type Read = Awaited<ReturnType<typeof readRuns>> & {
  readonly shard: string;
  readonly loads: readonly ReadLoad[];
  readonly isCalm: boolean;
  readonly couriers: readonly ReadCourier[];
  readonly now: Date;
};

function laidOut({ shard, loads, isCalm, couriers, runs, lines, now }: Read): ReadBoard {
  const byId = new Map(loads.map(({ load }) => [load.id, load]));
  const stops = grouped(
    lines.flatMap((line) => {
      const load = byId.get(line.shipmentId);
      return load ? [readStop(line, load, now)] : [];
    }),
    ({ courierId }) => courierId,
  );
  return {
    board: {
      shard,
      now: minuteOf(now),
      loads: loads.map(({ load }) => load),
      couriers: couriers.map((courier) => withRun(courier, stops.get(courier.id) ?? [], now)),
      isCalm,
    },
    versions: new Map(loads.map(({ load, version }) => [load.id, version])),
    runs: new Map(runs.map((run) => [run.courierId, run])),
  };
}

function withRun(courier: ReadCourier, stops: readonly ReadStop[], now: Date): DutyCourier {
  const soon = minuteOf(now) + freezing.dueMinutes;
  const free = stops.findIndex(
    ({ isUnderWay, eta }, index) => !isUnderWay && eta > soon + (index === 0 ? drivingMinutes : 0),
  );
  return { ...courier, stops: stops.map(({ stop }) => stop), frozenStops: free < 0 ? stops.length : free };
}

/** Couriers on the road with loads of this shard. */
async function carriersIn(reader: Reader, shard: string): Promise<ReadonlySet<string>> {
  const underWay = shipmentStatuses.filter(isInProgress);
  const rows = await reader.$queryRaw<{ id: string }[]>(sql`
    select distinct courier_id as id from shipment where shard = ${shard} and status = any(${underWay}) and courier_id is not null`);
  return new Set(rows.map(({ id }) => id));
}

/** Metres from a place to the box around these points: never more than to the nearest of them. */
function nearness(points: readonly Point[]): (place: Point) => number {
  const [south, north] = ends(points.map(({ lat }) => lat));
  const [west, east] = ends(points.map(({ lng }) => lng));
  return (place) =>
    points.length === 0
      ? Number.POSITIVE_INFINITY
      : metresBetween(place, { lat: clamp(place.lat, south, north), lng: clamp(place.lng, west, east) });
}

const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
