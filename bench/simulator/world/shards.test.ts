import { expect, test } from "vitest";
import { makeDay } from "../city/make-day";
import { City } from "./city";
import { fillBoard } from "./fill-board";
import { comeOnDuty } from "./duty";
import { cancel, place } from "./orders";

const day = { ...makeDay({ city: "danang", orders: 800, seed: 1, shock: null }), shards: 8 };

test("the parts of a city have about as many orders each, whatever one hub sends out", () => {
  const city = new City(day);
  const counts = new Map<number, number>();
  for (const { order, shard } of city.loads.values())
    if (order.lane !== "haul") counts.set(shard, (counts.get(shard) ?? 0) + 1);
  expect(counts.size).toBe(8);
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThanOrEqual(10);
});

test("an empty truck is on the board of a hub, wherever it stands, and each hub has its share", () => {
  const city = new City(day);
  const trucks = [...city.riders.values()].filter(({ spec }) => spec.vehicle === "truck");
  for (const truck of trucks) comeOnDuty(city, truck);
  const feeds = new Set(day.hubs.map((hub) => city.shardOf(hub)));
  const seen = Array.from({ length: 8 }, (_, shard) => fillBoard(city, shard).couriers.length);
  expect(seen.reduce((sum, count) => sum + count, 0)).toBe(trucks.length);
  for (const [shard, count] of seen.entries())
    expect(count).toBeGreaterThanOrEqual(feeds.has(shard) ? Math.floor(trucks.length / day.hubs.length) : 0);
  expect(seen.filter((count) => count > 0)).toHaveLength(feeds.size);
});

test("a board has the open loads of its part, and what its couriers carry for another", () => {
  const city = new City(day);
  city.now = day.begins + 600;
  const [own, gone, foreign] = ["own", "gone", "foreign"].map((_, index) => day.orders[100 + index]);
  if (own === undefined || gone === undefined || foreign === undefined) throw new Error("a day without orders");
  for (const { id } of [own, gone, foreign]) place(city, id);
  for (const { id } of [own, gone]) city.open.move(city.load(id), 3);
  city.open.move(city.load(foreign.id), 5);
  cancel(city, gone.id);
  const on = (shard: number): string[] => fillBoard(city, shard).loads.map(({ id }) => id);
  expect(on(3)).toEqual([own.id]);
  expect(on(5)).toEqual([foreign.id]);
  const [rider] = city.riders.values();
  if (rider === undefined) throw new Error("a day without couriers");
  comeOnDuty(city, rider);
  const stop = { place: own.to, earliest: city.now, latest: Infinity, kind: "dropoff" } as const;
  rider.stops = [own, foreign].map(({ id }) => ({ ...stop, loadId: id }));
  expect(on(3)).toEqual([own.id, foreign.id]);
});
