import { expect, test } from "vitest";
import { decide } from "~/domain/delivery/dispatch/decide";
import { makeDay } from "../city/make-day";
import { improveBySteps } from "../improve-by-steps";
import { applyShock } from "./apply-shock";
import { City } from "./city";
import { become } from "./drive";
import { comeOnDuty } from "./duty";
import { fillBoard } from "./fill-board";
import { hearAnswer, sendOffer } from "./offers";
import { place } from "./orders";

const day = makeDay({ city: "danang", orders: 60, seed: 2, shock: "red-zone" });

/** A courier without a pass who looks at an offer for a door in the block that turns red. */
function asked() {
  const city = new City(day);
  city.now = day.begins + 600;
  const spec = day.couriers.find(({ passes, vehicle }) => passes.length === 0 && vehicle === "motorbike");
  const order = day.orders.find(({ lane, to, from }) => lane === "on_demand" && isNearCentre(to) && from !== to);
  if (spec === undefined || order === undefined) throw new Error("a day without the case");
  const rider = city.rider(spec.id);
  comeOnDuty(city, rider);
  place(city, order.id);
  const stops = [
    { loadId: order.id, kind: "pickup", place: order.from, earliest: city.now, latest: city.now + 300 },
    { loadId: order.id, kind: "dropoff", place: order.to, earliest: city.now, latest: city.now + 300 },
  ] as const;
  sendOffer(city, rider, { loadIds: [order.id], stops, arrivals: [city.now + 10, city.now + 30], detourM: 1_000 });
  const [offer] = city.offersOut;
  if (offer === undefined) throw new Error("nobody was asked");
  return { city, rider, offer, load: city.load(order.id) };
}

const isNearCentre = ({ lat, lng }: { lat: number; lng: number }): boolean =>
  Math.abs(lat - day.centre.lat - 0.02) < 0.012 && Math.abs(lng - day.centre.lng - 0.02) < 0.012;

test("an area closes: who is asked about a door in it is asked no more, and the answer that comes later changes nothing", () => {
  const { city, rider, offer, load } = asked();
  expect(load.standing).toMatchObject({ kind: "offered", courierId: rider.spec.id });
  applyShock(city, "red-zone", false);
  expect(load.standing).toEqual({ kind: "waiting" });
  expect(rider.restsUntil).toBe(city.now);
  expect(city.journal.answers.withdrawn).toBe(1);
  hearAnswer(city, offer);
  expect(city.journal.answers).toMatchObject({ accepted: 0, declined: 0, expired: 0, withdrawn: 1 });
  expect(load.notToAsk.size).toBe(0);
});

test("a shock that closes nothing leaves offers alone", () => {
  const { city, offer, load } = asked();
  applyShock(city, "rain", false);
  expect(load.standing.kind).toBe("offered");
  expect(city.offersOut.has(offer)).toBe(true);
});

test("goods that are being handed over when their area closes are handed over: nobody proposes to hold them", async () => {
  const { city, rider, load } = asked();
  const { id, to } = load.order;
  const door = { loadId: id, kind: "dropoff", place: to, earliest: city.now, latest: city.now + 300 } as const;
  load.standing = { kind: "on_board", courierId: rider.spec.id };
  rider.stops = [door];
  become(city, rider, { kind: "serving", to: door, began: city.now });
  applyShock(city, "red-zone", false);
  const surroundings = { roads: day.roads, rightOfWay: city.areas.rightOfWay(), improve: improveBySteps(1) };
  const proposed = () => decide(fillBoard(city, load.shard), surroundings);
  expect(await proposed()).toEqual([]);
  become(city, rider, { kind: "blocked" });
  expect(await proposed()).toMatchObject([{ kind: "hold", loadId: id }]);
});
