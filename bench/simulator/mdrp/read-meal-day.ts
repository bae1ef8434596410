import { basename, resolve } from "node:path";
import type { Place } from "~/domain/delivery/dispatch/board";
import type { Point } from "~/domain/shared/geo";
import { parcelMinutes } from "~/domain/delivery/dispatch/settings";
import { placeAt } from "../city/area-grid";
import type { Day, DayCourier, DayOrder } from "../day";
import { byName, readTable, type Row } from "./read-table";

export type MealParameters = {
  readonly metresPerMinute: number;
  readonly pickupMinutes: number;
  readonly doorMinutes: number;
  readonly targetMinutes: number;
  readonly longestMinutes: number;
  readonly payPerOrder: number;
  readonly payPerHour: number;
};

/** The plane of the files lies here; the courier's world is measured in degrees. */
const origin: Point = { lat: 10.6, lng: 106.5 };
const metresPerDegree = 111_195;
const eastPerDegree = metresPerDegree * Math.cos((origin.lat * Math.PI) / 180);
/** Minute 0 of the files: midnight before 15 June 2026 in Vietnam. */
const midnight = Date.UTC(2026, 5, 14, 17) / 60_000;

/**
 * A public meal-delivery day (MDRPLib text format, Reyes et al. 2018): orders, couriers, restaurants and parameters of one folder.
 * Couriers say yes to everything, roads have no noise. Throws `BadInput` that names file, line and column.
 */
export function readMealDay(folder: string, seed: number): Day {
  const parameters = readParameters(folder);
  const { metresPerMinute, pickupMinutes, doorMinutes } = parameters;
  const restaurants = byName(readTable(folder, "restaurants.txt", ["restaurant", "x", "y"]), "restaurant", placeOf);
  const orderRows = readTable(folder, "orders.txt", ["order", "x", "y", "placement_time", "restaurant", "ready_time"]);
  const orders = [...byName(orderRows, "order", (row) => orderOf(row, restaurants, parameters)).values()];
  const courierRows = readTable(folder, "couriers.txt", ["courier", "x", "y", "on_time", "off_time"]);
  const couriers = [...byName(courierRows, "courier", courierOf).values()];
  const last = Math.max(...orders.map(({ giveUpAt }) => giveUpAt));
  return {
    ...{
      name: `mdrp ${basename(resolve(folder))}`,
      seed,
      begins: midnight,
      ends: last + 240,
      hubs: [],
      centre: origin,
    },
    ...{ orders, couriers, rules: [], shock: null, shards: 1, tickMinutes: 1 },
    roads: {
      metres: metresBetween,
      minutes: (from, to) => metresBetween(from, to) / metresPerMinute,
      // A meal is there when its courier is; the minutes of the visit come after.
      stopping: { before: 0, after: Math.max(0, Math.max(pickupMinutes, doorMinutes) - parcelMinutes) },
    },
    people: {
      // A courier's last meal is fetched before the end of the shift and brought whenever that may be.
      ...{
        areObedient: true,
        roadNoise: 0,
        serviceNoise: 0,
        absentShare: 0,
        overtimeMinutes: parameters.longestMinutes,
      },
      ...{ pickupMinutes, hubPickupMinutes: pickupMinutes },
      // One visit to a restaurant takes its minutes once, whatever is fetched there.
      ...{ doorMinutes, nextParcelMinutes: 0 },
    },
  };
}

export function readParameters(folder: string): MealParameters {
  const columns = {
    metresPerMinute: "meters_per_minute",
    pickupMinutes: "pickup service minutes",
    doorMinutes: "dropoff service minutes",
    targetMinutes: "target click-to-door",
    longestMinutes: "maximum click-to-door",
    payPerOrder: "pay per order",
    payPerHour: "guaranteed pay per hour",
  } as const satisfies Record<keyof MealParameters, string>;
  const [row] = readTable(folder, "instance_parameters.txt", Object.values(columns));
  if (row === undefined) throw new RangeError("a table without rows");
  return {
    metresPerMinute: row.number(columns.metresPerMinute, 1),
    pickupMinutes: row.number(columns.pickupMinutes, 0),
    doorMinutes: row.number(columns.doorMinutes, 0),
    targetMinutes: row.number(columns.targetMinutes, 1),
    longestMinutes: row.number(columns.longestMinutes, row.number(columns.targetMinutes)),
    payPerOrder: row.number(columns.payPerOrder, 0),
    payPerHour: row.number(columns.payPerHour, 0),
  };
}

function orderOf(row: Row, restaurants: ReadonlyMap<string, Place>, parameters: MealParameters): DayOrder {
  const placedAt = midnight + row.number("placement_time", 0);
  const readyAt = midnight + row.number("ready_time", 0);
  if (readyAt < placedAt) throw row.complain("ready_time is before placement_time");
  return {
    ...{ id: row.text("order"), lane: "on_demand", from: row.named("restaurant", restaurants), to: placeOf(row) },
    ...{ grams: 1000, coldClass: "ambient", placedAt, readyAt, packingDelay: 0, rideLimit: null, tier: 1 },
    window: { from: placedAt, until: Math.max(placedAt + parameters.targetMinutes, readyAt + 1) },
    payVnd: Math.round(parameters.payPerOrder * 2500),
    ...{ cancelledAt: null, giveUpAt: placedAt + parameters.longestMinutes, after: null },
  };
}

function courierOf(row: Row): DayCourier {
  const shift = { from: midnight + row.number("on_time", 0), until: midnight + row.number("off_time", 0) };
  if (shift.until <= shift.from) throw row.complain("off_time is not after on_time");
  const start = placeOf(row);
  return {
    ...{ id: row.text("courier"), vehicle: "motorbike", capacityG: 20_000, coldG: 0, home: start, start, shift },
    ...{ rangeM: 1_000_000, passes: [], vndPerHour: null, isNoShow: false, breaksDownAt: null },
  };
}

const placeOf = (row: Row): Place =>
  placeAt("79", {
    lat: origin.lat + row.number("y") / metresPerDegree,
    lng: origin.lng + row.number("x") / eastPerDegree,
  });

const metresBetween = (a: Point, b: Point): number =>
  Math.hypot((a.lat - b.lat) * metresPerDegree, (a.lng - b.lng) * eastPerDegree);
