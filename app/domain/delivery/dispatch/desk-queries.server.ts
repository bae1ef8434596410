import { present } from "~/domain/shared/missing";
import { sql, type Reader } from "~/platform/db.server";
import type { Board, DutyCourier, OpenLoad } from "./board";
import { loadBoard } from "./load-board.server";
import { fromMinutes } from "./minutes";
import { openStatuses } from "./internal/desk.server";
import { readPlans, type PlanView } from "./plan-queries.server";

/** One desk among others. `place`: the commune that most of its open loads are anchored in, with its province. */
export type DeskLine = { shard: string; place: string; waiting: number; underWay: number };

/** Desks with something open, the busiest first. Where a load is anchored, `anchorOf` says. */
export const openDesks = (reader: Reader): Promise<DeskLine[]> =>
  reader.$queryRaw<DeskLine[]>(sql`
    select open.shard, commune.name || ', ' || province.name as place, open.waiting, open."underWay"
      from (select s.shard,
                   mode() within group (order by case when leg.kind = 'direct' or s.keeper_id is not null
                                                      then leg.from_commune else leg.to_commune end) as commune,
                   count(*) filter (where s.status in ('ready', 'planned', 'offered'))::int as waiting,
                   count(*) filter (where s.status not in ('ready', 'planned', 'offered'))::int as "underWay"
              from shipment s join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq
             where s.shard is not null and s.status = any(${openStatuses}) group by s.shard) open
      join commune on commune.code = open.commune
      join province on province.code = commune.province_code
      join desk d on d.shard = open.shard
     order by open.waiting desc, open."underWay" desc, open.shard`);

export type DeskState = {
  shard: string;
  /** reading | deciding | improving | acting; null between ticks. */
  phase: string | null;
  /** While acting: decisions carried out so far, of how many. */
  step: number;
  steps: number;
  /** Seconds the tick at work has lasted. */
  seconds: number;
  tickedAt: string | null;
  tickMs: number;
  decisions: number;
  done: number;
};

export type DeskLoad = {
  id: string;
  code: string;
  status: string;
  fromName: string;
  toText: string;
  from: { lat: number; lng: number };
  to: { lat: number; lng: number };
  grams: number;
  coldClass: string;
  openMinutes: number;
  promisedUntil: string;
  isLate: boolean;
  offersMade: number;
  pinnedTo: string | null;
  /** The courier who waits on the road with the goods for another to take them over. */
  keptBy: string | null;
  plan: PlanView | null;
};

export type DeskCourier = {
  id: string;
  name: string;
  vehicle: string;
  position: { lat: number; lng: number };
  silentMinutes: number;
  restsUntil: string | null;
  stops: { kind: string; lat: number; lng: number; code: string; shipmentId: string }[];
};

export type DeskView = { state: DeskState; loads: DeskLoad[]; couriers: DeskCourier[]; now: string };

/** Couriers without a run beyond this are only counted, not drawn. */
const idleShown = 40;

/** What the dispatcher of one shard has in front of them, with what they mean to do next. @throws Missing */
export async function deskView(reader: Reader, shard: string, now: Date): Promise<DeskView> {
  const desk = present(await reader.desk.findUnique({ where: { shard } }), "desk");
  const { board } = await loadBoard(reader, shard, now);
  const waiting = board.loads.filter(({ standing }) => standing.kind !== "accepted" && standing.kind !== "on_board");
  const couriers = shown(board.couriers);
  const [names, shipments, plans] = await Promise.all([
    courierNames(reader, board),
    shipmentLines(reader, board),
    readPlans(
      reader,
      waiting.map(({ id }) => id),
    ),
  ]);
  return {
    state: {
      shard,
      phase: desk.busyUntil && desk.busyUntil > now ? desk.phase : null,
      step: desk.step,
      steps: desk.steps,
      seconds: secondsSince(desk.startedAt, now),
      tickedAt: desk.tickedAt?.toISOString() ?? null,
      tickMs: desk.tickMs,
      decisions: desk.decisions,
      done: desk.done,
    },
    loads: waiting
      .map((load) => deskLoad(load, board.now, shipments, plans, names))
      .sort((a, b) => b.openMinutes - a.openMinutes),
    couriers: couriers.map((courier) => deskCourier(courier, board.now, names, shipments)),
    now: now.toISOString(),
  };
}

const secondsSince = (start: Date | null, now: Date): number =>
  start === null ? 0 : Math.max(0, Math.round((now.getTime() - start.getTime()) / 1000));

const shown = (couriers: readonly DutyCourier[]): DutyCourier[] => {
  const idle = couriers.filter(({ stops }) => stops.length === 0).slice(0, idleShown);
  return [...couriers.filter(({ stops }) => stops.length > 0), ...idle];
};

type ShipmentLine = {
  code: string;
  status: string;
  pickupName: string;
  dropText: string;
  keeperName: string | null;
};

async function shipmentLines(reader: Reader, { loads }: Board): Promise<Map<string, ShipmentLine>> {
  const rows = await reader.$queryRaw<({ id: string } & ShipmentLine)[]>(sql`
    select s.id, s.code, s.status, case when s.keeper_id is null then leg.from_name else s.pickup_name end as "pickupName",
           s.drop_text as "dropText", keeper.name as "keeperName"
      from shipment s join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq
      left join courier keeper on keeper.id = s.keeper_id
     where s.id = any(${loads.map(({ id }) => id)}::uuid[])`);
  return new Map(rows.map(({ id, ...line }) => [id, line]));
}

async function courierNames(reader: Reader, { couriers, loads }: Board): Promise<Map<string, string>> {
  const ids = [...couriers.map(({ id }) => id), ...loads.flatMap(({ pinnedTo }) => pinnedTo ?? [])];
  const rows = await reader.courier.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function deskLoad(
  load: OpenLoad,
  now: number,
  shipments: ReadonlyMap<string, ShipmentLine>,
  plans: ReadonlyMap<string, PlanView>,
  names: ReadonlyMap<string, string>,
): DeskLoad {
  const line = shipments.get(load.id);
  return {
    id: load.id,
    code: line?.code ?? "",
    status: line?.status ?? "ready",
    fromName: line?.pickupName ?? "",
    toText: line?.dropText ?? "",
    from: { lat: load.from.lat, lng: load.from.lng },
    to: { lat: load.to.lat, lng: load.to.lng },
    grams: load.grams,
    coldClass: load.coldClass,
    offersMade: load.offersMade,
    openMinutes: Math.max(0, Math.round(now - load.readyAt)),
    promisedUntil: fromMinutes(load.window.until).toISOString(),
    isLate: load.window.until < now,
    keptBy: line?.keeperName ?? null,
    pinnedTo: load.pinnedTo === null ? null : (names.get(load.pinnedTo) ?? ""),
    plan: plans.get(load.id) ?? null,
  };
}

const deskCourier = (
  courier: DutyCourier,
  now: number,
  names: ReadonlyMap<string, string>,
  shipments: ReadonlyMap<string, ShipmentLine>,
): DeskCourier => ({
  id: courier.id,
  name: names.get(courier.id) ?? "",
  vehicle: courier.vehicle,
  position: { lat: courier.position.lat, lng: courier.position.lng },
  silentMinutes: Math.max(0, Math.round(now - courier.positionAt)),
  restsUntil: courier.restsUntil > now ? fromMinutes(courier.restsUntil).toISOString() : null,
  stops: courier.stops.map(({ kind, place, loadId }) => ({
    kind,
    lat: place.lat,
    lng: place.lng,
    shipmentId: loadId,
    code: shipments.get(loadId)?.code ?? "",
  })),
});
