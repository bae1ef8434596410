import { aDutyCourier, aLoadToCarry, placeAt } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import { NearCouriers } from "./near-couriers";
import { stopsFor } from "./open-run";

const shop = placeAt(10.78, 106.69);
const stops = stopsFor(aLoadToCarry({ id: "promised", from: shop, to: shop }));
const busy = Array.from({ length: 30 }, (_, at) => aDutyCourier({ id: `busy${at}`, position: shop, stops }));
const idle = aDutyCourier({ id: "idle", position: placeAt(10.81, 106.72) });

test("where many runs stop, somebody idle a little farther off is still seen", () => {
  const found = new NearCouriers([...busy, idle]).nearest(shop, 4, () => true);
  expect(found).toHaveLength(5);
  expect(found).toContain(idle);
});

test("the nearest come first, and who does not fit is not counted", () => {
  const near = aDutyCourier({ id: "near", position: placeAt(10.781, 106.69) });
  const couriers = new NearCouriers([idle, near]);
  expect(couriers.nearest(shop, 1, () => true)).toEqual([near]);
  expect(couriers.nearest(shop, 1, ({ id }) => id !== "near")).toEqual([idle]);
  expect(new NearCouriers([]).nearest(shop, 3, () => true)).toEqual([]);
});
