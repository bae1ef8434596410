import { metresBetween, type Point } from "~/domain/shared/geo";
import type { DayCourier, DayOrder } from "../day";

/** Orders to doors that are planned together, and the couriers for them. */
export type Piece = { readonly orders: readonly DayOrder[]; readonly couriers: readonly DayCourier[] };

/** Requests a search of some seconds still does well by. */
const mostOrders = 500;

/** Halves the city along its longer side until each piece is small enough; couriers of each vehicle are shared out alike. */
export function splitDay({ orders, couriers }: Piece): Piece[] {
  if (orders.length <= mostOrders) return [{ orders, couriers }];
  const lats = orders.map(({ from }) => from.lat);
  const lngs = orders.map(({ from }) => from.lng);
  const [south, west, north, east] = [least(lats), least(lngs), most(lats), most(lngs)];
  const isTall =
    metresBetween({ lat: south, lng: west }, { lat: north, lng: west }) >
    metresBetween({ lat: south, lng: west }, { lat: south, lng: east });
  const along = (point: Point): number => (isTall ? point.lat : point.lng);
  const sorted = orders.toSorted((one, other) => along(one.from) - along(other.from) || (one.id < other.id ? -1 : 1));
  const half = Math.floor(sorted.length / 2);
  const [low, high] = halve(couriers, (courier) => along(courier.start));
  return [
    ...splitDay({ orders: sorted.slice(0, half), couriers: low }),
    ...splitDay({ orders: sorted.slice(half), couriers: high }),
  ];
}

function halve(couriers: readonly DayCourier[], along: (courier: DayCourier) => number): [DayCourier[], DayCourier[]] {
  const low: DayCourier[] = [];
  const high: DayCourier[] = [];
  const kinds = new Set(couriers.map(kindOf));
  for (const kind of kinds) {
    const own = couriers
      .filter((courier) => kindOf(courier) === kind)
      .toSorted((one, other) => along(one) - along(other));
    const half = low.length <= high.length ? Math.ceil(own.length / 2) : Math.floor(own.length / 2);
    low.push(...own.slice(0, half));
    high.push(...own.slice(half));
  }
  return [low, high];
}

const kindOf = ({ vehicle, coldG }: DayCourier): string => `${vehicle} ${coldG > 0}`;
const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity);
const most = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value), -Infinity);
