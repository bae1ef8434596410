import { readGround } from "~/domain/areas/read-ground.server";
import { minuteOf, startOfDayInVietnam } from "~/domain/shared/time";
import type { Reader, Tx } from "~/platform/db.server";
import type { KnownHub } from "../legs/choose-way";
import type { LegEnd } from "../legs/leg";
import type { HubStop } from "../legs/plan-legs";
import { isFinal, shipmentStatuses } from "../shipment-status";

type HubRow = NonNullable<Awaited<ReturnType<Reader["hub"]["findUnique"]>>>;

/** A hub as the end of a leg. */
const endAtHub = (hub: HubRow & { readonly placeName: string }): LegEnd & { readonly hubId: string } => ({
  hubId: hub.id,
  name: hub.name,
  phone: hub.phone,
  text: [hub.street, hub.placeName].filter(Boolean).join(", "),
  communeCode: hub.communeCode,
  provinceCode: hub.provinceCode,
  lat: hub.lat,
  lng: hub.lng,
});

type HubLine = HubRow & { readonly placeName: string };

const stopAt = (hub: HubLine) => ({
  ...endAtHub(hub),
  opensMinute: hub.opensMinute,
  closesMinute: hub.closesMinute,
  sortMinutes: hub.sortMinutes,
});

/** These hubs, whether one would send goods there now or not, in the order given. */
export async function hubStops(reader: Reader | Tx, ids: readonly string[]): Promise<HubStop[]> {
  const stops = (await readHubs(reader)).map(stopAt);
  return ids.flatMap((id) => stops.filter(({ hubId }) => hubId === id));
}

/**
 * Every hub, and whether goods of so many grams can be sent there: it is open, anybody may enter its area, and what is expected and came in
 * today leaves room.
 */
export const knownHubs = async (reader: Reader | Tx, now: Date, grams: number): Promise<KnownHub[]> =>
  (await hubsWithRoom(reader, now))(grams);

/** The same for loads of many weights: what stands in the database is read once. */
export async function hubsWithRoom(reader: Reader | Tx, now: Date): Promise<(grams: number) => KnownHub[]> {
  const [rows, load, { movement }] = await Promise.all([
    readHubs(reader),
    expectedGrams(reader, now),
    readGround(reader),
  ]);
  const isFree = (place: HubRow): boolean =>
    movement.verdictAt({ mover: "courier", place, vehicle: null, goods: "ambient" }, minuteOf(now)).permission ===
    "free";
  const hubs = rows.map((hub) => ({
    hub: { ...stopAt(hub), hasColdRoom: hub.hasColdRoom },
    roomG: hub.status === "open" && isFree(hub) ? hub.dayKg * 1000 - (load.get(hub.id) ?? 0) : -Infinity,
  }));
  return (grams) => hubs.map(({ hub, roomG }) => ({ ...hub, isUsable: grams <= roomG }));
}

async function readHubs(reader: Reader | Tx): Promise<HubLine[]> {
  const rows = await reader.hub.findMany({ orderBy: { code: "asc" } });
  const communes = await reader.commune.findMany({
    where: { code: { in: rows.map(({ communeCode }) => communeCode) } },
    select: { code: true, name: true, province: { select: { name: true } } },
  });
  return rows.map((row) => {
    const commune = communes.find(({ code }) => code === row.communeCode);
    return { ...row, placeName: commune ? `${commune.name}, ${commune.province.name}` : "" };
  });
}

const over = shipmentStatuses.filter(isFinal);

/** Grams on their way to each hub, and received there today. */
async function expectedGrams(reader: Reader | Tx, now: Date): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ hubId: string; grams: number }[]>`
    select leg.to_hub_id::text as "hubId", sum(s.grams)::float8 as grams
      from shipment_leg leg join shipment s on s.id = leg.shipment_id
     where leg.to_hub_id is not null
       and (leg.ended_at >= ${startOfDayInVietnam(now)} or (leg.ended_at is null and s.status <> all(${over})))
     group by 1`;
  return new Map(rows.map(({ hubId, grams }) => [hubId, grams]));
}
