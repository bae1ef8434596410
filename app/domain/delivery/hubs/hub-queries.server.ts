import { present } from "~/domain/shared/missing";
import { startOfDayInVietnam } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { isDue, sortBoard, type HubBoard, type HubShipment } from "./hub-board";
import { readHubShipments } from "../internal/hub-shipments.server";

export type HubView = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly street: string;
  readonly provinceCode: string;
  readonly communeCode: string;
  readonly lat: number;
  readonly lng: number;
  readonly opensMinute: number;
  readonly closesMinute: number;
  readonly sortMinutes: number;
  readonly hasColdRoom: boolean;
  readonly dayKg: number;
  readonly dockSlots: number;
  readonly isOpen: boolean;
  readonly closedAt: string | null;
  readonly closedWhy: string | null;
};

export type HubLoad = {
  readonly here: number;
  readonly expected: number;
  readonly late: number;
  /** Kilograms that came in today or are still expected. */
  readonly kg: number;
  /** Couriers who are expected within the next hour. */
  readonly vehiclesSoon: number;
};

type Row = NonNullable<Awaited<ReturnType<Reader["hub"]["findUnique"]>>>;

const viewOf = ({ status, closedAt, createdAt: _, ...hub }: Row): HubView => ({
  ...hub,
  isOpen: status === "open",
  closedAt: closedAt?.toISOString() ?? null,
});

/** Every hub with what it has to do, by code. */
export async function listHubs(reader: Reader, now: Date): Promise<{ hub: HubView; load: HubLoad }[]> {
  const hubs = await reader.hub.findMany({ orderBy: { code: "asc" } });
  const shipments = await readHubShipments(
    reader,
    hubs.map(({ id }) => id),
  );
  const today = await cameInToday(reader, now);
  return hubs.map((hub) => ({
    hub: viewOf(hub),
    load: loadOf(
      shipments.filter(({ atHub }) => atHub === hub.id),
      today.get(hub.id) ?? 0,
      now,
    ),
  }));
}

/** @throws Missing when no hub has this code. */
export async function findHub(reader: Reader, code: string): Promise<HubView> {
  return viewOf(present(await reader.hub.findUnique({ where: { code } }), "hub"));
}

/** One hub's day: what comes, what is to be sorted, what waits for whom, and the waves it leaves in. */
export async function hubDay(
  reader: Reader,
  code: string,
  now: Date,
): Promise<{ hub: HubView; load: HubLoad; board: HubBoard }> {
  const hub = await findHub(reader, code);
  const shipments = await readHubShipments(reader, [hub.id]);
  const today = await cameInToday(reader, now);
  return { hub, load: loadOf(shipments, today.get(hub.id) ?? 0, now), board: sortBoard(shipments) };
}

function loadOf(shipments: readonly HubShipment[], gramsIn: number, now: Date): HubLoad {
  const expected = shipments.filter(({ isHere }) => !isHere);
  const soon = new Date(now.getTime() + 3_600_000).toISOString();
  const couriers = expected.filter(({ eta }) => eta <= soon).flatMap(({ courierName }) => courierName ?? []);
  return {
    here: shipments.length - expected.length,
    expected: expected.length,
    late: shipments.filter((each) => isDue(each, now)).length,
    kg: Math.round((gramsIn + expected.reduce((sum, { grams }) => sum + grams, 0)) / 1000),
    vehiclesSoon: new Set(couriers).size,
  };
}

async function cameInToday(reader: Reader, now: Date): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ hubId: string; grams: number }[]>`
    select leg.to_hub_id::text as "hubId", sum(s.grams)::float8 as grams from shipment_leg leg join shipment s on s.id = leg.shipment_id
     where leg.to_hub_id is not null and leg.ended_at >= ${startOfDayInVietnam(now)} group by 1`;
  return new Map(rows.map(({ hubId, grams }) => [hubId, grams]));
}
