import { closedAreas } from "~/domain/areas/closed-areas.server";
import { reaches, roadMetres } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import type { DeliveryAsk, QuoteDelivery } from "~/domain/ordering/ports";
import { refuse } from "~/domain/shared/refusal";
import { hoursAfter } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { deliveryWindows } from "./delivery-window";
import { firstStandingObstacle } from "./eligibility";
import { deliveryFee } from "./price-delivery";
import type { Carrier, Load } from "./types";

/** Doors one courier can serve on a day: 14–20 on a motorbike in town by the figures of 2021, more where goods share a van. */
const doorsADay: Record<Vehicle, number> = { bicycle: 12, motorbike: 20, van: 60, truck: 120 };
const daysAhead = 5;

/** How much is promised already; the key names a province and the start of a window. */
type Promised = ReadonlyMap<string, number>;

/** What a quote needs to know of the fleet and of promises made. */
export type Capacity = {
  readonly carriers: () => Promise<readonly Carrier[]>;
  readonly promised: () => Promise<Promised>;
};

export const capacityIn = (reader: Reader, now: () => Date): Capacity => ({
  carriers: () => readCarriers(reader),
  promised: () => readPromised(reader, now()),
});

/**
 * Fee, road and the first window with room for one seller's goods. Room is what the couriers who may carry such a load can
 * serve in a day, less what is already promised to the province for that day. Closed areas are always asked for; capacity may
 * be some seconds old, since a day's figures are an estimate.
 */
export const quoteFrom =
  (capacity: Capacity): QuoteDelivery =>
  async (reader, ask) => {
    const { seller, drop, coldClass, now } = ask;
    const distanceM = roadMetres(seller, drop);
    if (!reaches(seller, drop, coldClass)) return refuse("too_far");
    const isClosed = await closedAreas(reader, now);
    if (isClosed(seller) || isClosed(drop)) return refuse("area_closed");
    const windows = deliveryWindows(distanceM, now, daysAhead);
    const room = doorsPerDay(await capacity.carriers(), ask, windows[0]);
    const promised = room === 0 ? new Map<string, number>() : await capacity.promised();
    const window = windows.find(({ from }) => (promised.get(windowKey(drop.provinceCode, from)) ?? 0) < room);
    if (!window) return refuse("no_capacity");
    return { ok: true, quote: { feeVnd: deliveryFee({ distanceM, grams: ask.grams, coldClass }), distanceM, window } };
  };

/** Asks everything afresh. */
export const quoteDelivery: QuoteDelivery = (reader, ask) => quoteFrom(capacityIn(reader, () => ask.now))(reader, ask);

function doorsPerDay(
  carriers: readonly Carrier[],
  { seller, drop, grams, coldClass, now }: DeliveryAsk,
  window = { from: now, until: now },
): number {
  const load: Load = { id: "", pickup: seller, drop, grams, coldClass, readyAt: now, window };
  return carriers
    .filter((carrier) => !firstStandingObstacle(carrier, load, () => false, now))
    .reduce((sum, { vehicle }) => sum + doorsADay[vehicle], 0);
}

async function readCarriers(reader: Reader): Promise<Carrier[]> {
  const rows = await reader.$queryRaw<(Omit<Carrier, "home" | "passes"> & Point)[]>`
    select id, vehicle, capacity_g as "capacityG", has_cold_box as "hasColdBox", lat, lng, range_m as "rangeM"
      from courier where status = 'approved'`;
  return rows.map(({ lat, lng, ...courier }) => ({ ...courier, home: { lat, lng }, passes: [] }));
}

const windowKey = (provinceCode: string, start: Date): string => `${provinceCode} ${start.getTime()}`;

async function readPromised(reader: Reader, now: Date): Promise<Promised> {
  const rows = await reader.$queryRaw<{ provinceCode: string; start: Date; count: number }[]>`
    select o.province_code as "provinceCode", s.window_from as start, count(*)::int as count
      from sub_order s join orders o on o.id = s.order_id
     where s.window_from >= ${hoursAfter(now, -1)}
       and s.status in ('awaiting_payment', 'new', 'accepted', 'harvesting', 'weighed', 'packed', 'handed_over')
     group by 1, 2`;
  return new Map(rows.map(({ provinceCode, start, count }) => [windowKey(provinceCode, start), count]));
}
