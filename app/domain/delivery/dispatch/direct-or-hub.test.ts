import { expect, test } from "vitest";
import { roadMetres } from "~/domain/areas/reach";
import { serviceMinutes, travelMinutes } from "../travel";
import type { Place } from "./board";
import { directOrHub, rejoined, sortedAt, type Consignment } from "./direct-or-hub";
import { isHubOpenAt, lastClosing, nextOpening, type Hub } from "./hub";

const roads = { minutes: travelMinutes, metres: roadMetres };
const at = (lat: number, lng: number): Place => ({ lat, lng, provinceCode: "79", communeCode: "1" });
/** 05:00 in Vietnam, a Sunday; minutes since 1970. */
const dawn = Date.UTC(2026, 10, 21, 22) / 60_000;
const hub: Hub = {
  id: "thu-duc",
  place: at(10.85, 106.76),
  opens: 300,
  closes: 1320,
  sortMinutes: 30,
  hasColdRoom: true,
  isOpen: true,
};
const farFarm: Consignment = {
  from: at(11.3, 106.9),
  to: at(10.78, 106.7),
  grams: 4_000,
  coldClass: "ambient",
  readyAt: dawn,
  window: { from: dawn + 300, until: dawn + 720 },
  rideLimit: null,
};

test("goods from a far farm share a van to the hub; goods from round the corner go straight to the door", () => {
  expect(directOrHub(farFarm, [hub], roads).way.kind).toBe("hub");
  expect(directOrHub({ ...farFarm, from: at(10.79, 106.71) }, [hub], roads).way.kind).toBe("direct");
});

test("the second leg is ready when the first, in by the end of its window, is sorted; both are in time", () => {
  const { way } = directOrHub(farFarm, [hub], roads);
  if (way.kind !== "hub") throw new Error(way.kind);
  const [first, second] = way.legs;
  expect(first.lane).toBe("haul");
  expect(second.lane).toBe("wave");
  expect(sortedAt(hub, first.window.until)).toBeLessThanOrEqual(second.readyAt);
  expect(first.readyAt + serviceMinutes + travelMinutes(first.from, first.to, "van")).toBeLessThan(first.window.until);
  expect(second.readyAt + travelMinutes(second.from, second.to, "motorbike")).toBeLessThan(farFarm.window.until);
});

test("chilled goods never wait at a hub without a cold room", () => {
  const warm = { ...hub, hasColdRoom: false };
  const choice = directOrHub({ ...farFarm, coldClass: "chilled" }, [warm], roads);
  expect(choice.way.kind).toBe("direct");
  expect(choice.hubs).toEqual([{ hubId: "thu-duc", rule: "no_cold_room" }]);
});

test("a hub that is set aside, or that opens too late, is not used", () => {
  expect(directOrHub(farFarm, [{ ...hub, isOpen: false }], roads).hubs).toEqual([{ hubId: "thu-duc", rule: "closed" }]);
  const evening = { ...hub, opens: 1_020, closes: 1_320 };
  expect(directOrHub(farFarm, [evening], roads).hubs).toEqual([{ hubId: "thu-duc", rule: "too_late" }]);
});

test("of two hubs the cheaper one is used, and both prices are shown", () => {
  const detour = { ...hub, id: "can-gio", place: at(10.45, 106.9) };
  const choice = directOrHub(farFarm, [detour, hub], roads);
  expect(choice.way).toMatchObject({ hubId: "thu-duc" });
  expect(choice.hubs.map(({ hubId }) => hubId)).toEqual(["thu-duc", "can-gio"]);
});

test("a first leg that slips moves the second, and says when the promise at the door is lost", () => {
  const { way } = directOrHub(farFarm, [hub], roads);
  if (way.kind !== "hub") throw new Error(way.kind);
  const [first, second] = way.legs;
  const late = rejoined(second, hub, first.window.until + 60, roads);
  expect(late.leg.readyAt).toBe(sortedAt(hub, first.window.until + 60));
  expect(late.isInTime).toBe(true);
  expect(rejoined(second, hub, farFarm.window.until, roads).isInTime).toBe(false);
});

test("a hub may be open over midnight or round the clock", () => {
  const night = { opens: 1_320, closes: 360 };
  expect(isHubOpenAt(night, dawn)).toBe(true);
  expect(isHubOpenAt(night, dawn + 120)).toBe(false);
  expect(nextOpening(night, dawn + 120)).toBe(dawn + 17 * 60);
  expect(lastClosing(night, dawn + 120)).toBe(dawn + 60);
  expect(nextOpening({ opens: 0, closes: 0 }, dawn)).toBe(dawn);
});
