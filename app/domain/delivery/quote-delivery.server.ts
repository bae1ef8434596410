import { closedAreas } from "~/domain/areas/closed-areas.server";
import { reaches, roadMetres } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import type { DeliveryAsk, QuoteDelivery } from "~/domain/ordering/ports";
import { refuse } from "~/domain/shared/refusal";
import type { TimeWindow } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { deliveryWindows } from "./delivery-window";
import { firstStandingObstacle } from "./eligibility";
import { deliveryFee } from "./price-delivery";
import type { Carrier, Load } from "./types";

/** Doors one courier can serve on a day: 14–20 on a motorbike in town by the figures of 2021, more where goods share a van. */
const doorsADay: Record<Vehicle, number> = { bicycle: 12, motorbike: 20, van: 60, truck: 120 };
const daysAhead = 5;

/**
 * Fee, road and the first window with room for one seller's goods. Room is what the couriers who may carry such a load can
 * serve in a day, less what is already promised to the province for that day.
 */
export const quoteDelivery: QuoteDelivery = async (reader, ask) => {
  const { seller, drop, coldClass, now } = ask;
  const distanceM = roadMetres(seller, drop);
  if (!reaches(seller, drop, coldClass)) return refuse("too_far");
  const isClosed = await closedAreas(reader, now);
  if (isClosed(seller) || isClosed(drop)) return refuse("area_closed");
  const windows = deliveryWindows(distanceM, now, daysAhead);
  const room = await doorsPerDay(reader, ask, windows[0]);
  const window = room === 0 ? undefined : await firstWithRoom(reader, drop.provinceCode, windows, room);
  if (!window) return refuse("no_capacity");
  return { ok: true, quote: { feeVnd: deliveryFee({ distanceM, grams: ask.grams, coldClass }), distanceM, window } };
};

async function doorsPerDay(
  reader: Reader,
  { seller, drop, grams, coldClass, now }: DeliveryAsk,
  window = { from: now, until: now },
): Promise<number> {
  const load: Load = { id: "", pickup: seller, drop, grams, coldClass, readyAt: now, window };
  const couriers = await reader.$queryRaw<(Omit<Carrier, "home" | "passes"> & Point)[]>`
    select id, vehicle, capacity_g as "capacityG", has_cold_box as "hasColdBox", lat, lng, range_m as "rangeM"
      from courier
     where status = 'approved' and abs(lat - ${drop.lat}) * 110000 <= range_m and abs(lat - ${seller.lat}) * 110000 <= range_m`;
  const able = couriers.filter(
    ({ lat, lng, ...courier }) =>
      !firstStandingObstacle({ ...courier, home: { lat, lng }, passes: [] }, load, () => false, now),
  );
  return able.reduce((sum, { vehicle }) => sum + doorsADay[vehicle], 0);
}

/** Counts promises window by window in one read, and looks no further than the room there is. */
async function firstWithRoom(
  reader: Reader,
  provinceCode: string,
  windows: readonly TimeWindow[],
  room: number,
): Promise<TimeWindow | undefined> {
  const starts = windows.map(({ from }) => from.toISOString());
  const full = await reader.$queryRaw<{ start: Date }[]>`
    select day.start from unnest(${starts}::timestamptz[]) as day (start)
     where (select count(*) from (
              select 1 from sub_order s join orders o on o.id = s.order_id
               where s.window_from = day.start and o.province_code = ${provinceCode}
                 and s.status in ('awaiting_payment', 'new', 'accepted', 'harvesting', 'weighed', 'packed', 'handed_over')
               limit ${room}) as promised) >= ${room}`;
  const taken = new Set(full.map(({ start }) => start.getTime()));
  return windows.find(({ from }) => !taken.has(from.getTime()));
}
