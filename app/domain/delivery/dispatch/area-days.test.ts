import { expect, test } from "vitest";
import { aBoard, aDutyCourier, aLoadToCarry, surroundings, tenOClock } from "#test/dispatch-boards";
import { naiveMovement } from "#test/naive-movement";
import { communeMap } from "~/domain/areas/commune-map";
import { compileMovement } from "~/domain/areas/compile-movement";
import { colours, permissions, type AreaRef, type MovementBook, type Side } from "~/domain/areas/movement";
import { coldClasses } from "~/domain/areas/reach";
import { vehicles } from "~/domain/identity/types";
import { Chance } from "../solver/chance";
import { travelMinutes } from "../travel";
import type { PassHeld } from "../types";
import type { Place } from "./board";
import { decide } from "./decide";
import { rightOfWay } from "./right-of-way";
import { parcelMinutes, stopping } from "./settings";

/** Twelve communes of two provinces, about 3 km apart. */
const communes = Array.from({ length: 12 }, (_, index) => ({
  provinceCode: index % 4 < 2 ? "79" : "75",
  communeCode: `c${index}`,
  lat: 10.75 + 0.03 * Math.floor(index / 4),
  lng: 106.62 + 0.03 * (index % 4),
}));
const map = communeMap(communes);
const known = new Set(communes.map(({ communeCode }) => communeCode));
const dayStart = tenOClock - 10 * 60;
const always = { from: 0, until: null };

type Draw = { chance: Chance; pick: <Item>(items: readonly Item[]) => Item };

function drawing(seed: number): Draw {
  const chance = new Chance(seed);
  return { chance, pick: (items) => items[chance.below(items.length)] as (typeof items)[number] };
}

const anArea = ({ pick, chance }: Draw): AreaRef => {
  const { provinceCode, communeCode } = pick(communes);
  return { provinceCode, communeCode: chance.unit() < 0.3 ? null : communeCode };
};
/** From a quarter of an hour of the day on, for some hours, days, or for good. */
const dates = ({ pick, chance }: Draw) => {
  const from = dayStart + 15 * chance.below(24 * 4);
  return pick([always, { from, until: null }, { from, until: from + 15 * (1 + chance.below(40)) }]);
};
const someHours = ({ pick, chance }: Draw) =>
  pick([null, null, { from: 30 * chance.below(47), until: 30 * chance.below(47) + 15 }]);

/** A day's changes of colours, rules with hours, vehicles and goods, and borders with their checkpoints. */
function drawBook(draw: Draw): MovementBook {
  const { pick, chance } = draw;
  const many = <Item>(most: number, make: (id: string) => Item): Item[] =>
    Array.from({ length: chance.below(most + 1) }, (_, index) => make(`${index}`.padStart(2, "0")));
  const side = (): Side => ({ colour: pick([null, ...colours]), area: pick([null, anArea(draw)]) });
  const standing = (["yellow", "red", "sealed"] as const).map((colour) => ({
    ...({
      id: `a${colour}`,
      mover: "courier",
      permission: colour === "yellow" ? "free" : "with_pass",
      colour,
    } as const),
    ...{ area: null, hours: null, vehicle: null, goods: null, ...always },
  }));
  return {
    spells: many(9, (id) => ({ id, area: anArea(draw), colour: pick(colours), ...dates(draw) })),
    rules: [
      ...(chance.unit() < 0.8 ? standing : []),
      ...many(6, (id) => ({
        ...{ id, mover: pick(["courier", "courier", "shopper"] as const), permission: pick(permissions) },
        ...{ colour: pick([null, ...colours]), area: pick([null, anArea(draw)]), hours: someHours(draw) },
        ...{ vehicle: pick([null, null, ...vehicles]), goods: pick([null, null, ...coldClasses]), ...dates(draw) },
      })),
    ],
    crossings: many(4, (id) => ({
      ...{ id, leaving: side(), entering: side(), permission: pick(permissions), gate: "" },
      ...{ delayMinutes: 5 * chance.below(5), ...dates(draw) },
    })),
  };
}

function drawPasses(draw: Draw): PassHeld[] {
  const { pick, chance } = draw;
  const at = (minutes: number): Date => new Date((dayStart + minutes) * 60_000);
  return Array.from({ length: chance.below(4) }, () => ({
    ...anArea(draw),
    ...{ validFrom: at(60 * chance.below(14) - 120), validUntil: at(60 * (12 + chance.below(20))) },
    ...{ goods: pick([null, null, ...coldClasses]), hours: someHours(draw) },
    testUntil: pick([null, null, at(60 * chance.below(24))]),
  }));
}

const aPlace = ({ pick, chance }: Draw): Place => {
  const commune = pick(communes);
  const jitter = (): number => 0.02 * (chance.unit() - 0.5);
  return { ...commune, lat: commune.lat + jitter(), lng: commune.lng + jitter() };
};

/** The communes a straight way leads through; which ones they are is the map's business, when they may be entered is not. */
const wayOf = (from: Place, to: Place) => {
  const found = map.along(from, to);
  const arrives = found.length > 1 ? (found.at(-1)?.share ?? 1) : 1;
  return [{ place: from, share: 0 }, ...found.slice(1, -1), { place: to, share: arrives }];
};

test("at every minute of random days the shop lets in and turns away exactly whom a plain reading of the rules does", () => {
  const seen = { let: 0, turned: 0 };
  for (let seed = 1; seed <= 250; seed += 1) {
    const draw = drawing(seed);
    const book = drawBook(draw);
    const [shop, plain] = [rightOfWay(compileMovement(book), map), naiveMovement(book, known)];
    for (let ask = 0; ask < 40; ask += 1) {
      const goer = { vehicle: draw.pick(vehicles), passes: drawPasses(draw) };
      const [from, to, goods] = [aPlace(draw), aPlace(draw), draw.pick(coldClasses)];
      const at = dayStart + draw.chance.below(24 * 60);
      const isLet = shop.stop(goer, to, at, goods).ok;
      expect([seed, ask, isLet]).toEqual([seed, ask, plain.mayBe(goer, to, at, goods)]);
      seen[isLet ? "let" : "turned"] += 1;
      const leg = shop.leg(goer, from, to, at, goods);
      const lost = plain.mayGo(goer, wayOf(from, to), at, travelMinutes(from, to, goer.vehicle), goods);
      expect([seed, ask, leg.ok ? leg.delayMinutes : null]).toEqual([seed, ask, lost]);
      expect(shop.stop(goer, { ...to, communeCode: "zz" }, at, goods).ok).toBe(false);
    }
  }
  expect(Math.min(seen.let, seen.turned)).toBeGreaterThan(1_000);
});

test("nobody is led to a stop or along a way that they may not be on at its minute, on any of these days", async () => {
  let stops = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const draw = drawing(1_000 + seed);
    const book = drawBook(draw);
    const plain = naiveMovement(book, known);
    const now = dayStart + 60 * (6 + draw.chance.below(14));
    const couriers = Array.from({ length: 5 }, (_, index) => {
      const position = aPlace(draw);
      const shift = { from: now - 60, until: now + 400 };
      const vehicle = draw.pick(vehicles);
      return aDutyCourier({
        ...{ id: `c${index}`, vehicle, passes: drawPasses(draw), position, home: position, positionAt: now, shift },
        ...{ capacityG: 400_000, rangeM: 40_000 },
      });
    });
    const loads = Array.from({ length: 8 }, (_, index) =>
      aLoadToCarry({
        ...{ id: `l${index}`, from: aPlace(draw), to: aPlace(draw), coldClass: draw.pick(coldClasses) },
        ...{ readyAt: now, openSince: now - 30, window: { from: now, until: now + 30 + draw.chance.below(200) } },
      }),
    );
    const decisions = await decide(
      aBoard(loads, couriers, now),
      surroundings(rightOfWay(compileMovement(book), map), 8),
    );
    for (const decision of decisions) {
      if (decision.kind !== "offer" && decision.kind !== "roster" && decision.kind !== "reorder") continue;
      const courier = couriers.find(({ id }) => id === decision.courierId);
      if (courier === undefined) throw new Error("a run of nobody");
      let place: Place = courier.position as Place;
      let leaves = now;
      for (const [index, stop] of decision.stops.entries()) {
        const goods = loads.find(({ id }) => id === stop.loadId)?.coldClass ?? "ambient";
        const minutes = travelMinutes(place, stop.place, courier.vehicle);
        const lost = plain.mayGo(courier, wayOf(place, stop.place), leaves, minutes, goods);
        const isThere = place.lat === stop.place.lat && place.lng === stop.place.lng;
        const enters = leaves + (isThere ? 0 : minutes) + (lost ?? 0);
        expect([seed, decision.courierId, index, lost !== null]).toEqual([seed, decision.courierId, index, true]);
        expect(plain.mayBe(courier, stop.place, enters, goods)).toBe(true);
        const arrival = decision.arrivals[index] ?? 0;
        expect(arrival + 1e-6).toBeGreaterThan(enters + (isThere ? 0 : stopping.before));
        [place, leaves] = [stop.place, arrival + parcelMinutes];
        stops += 1;
      }
    }
  }
  expect(stops).toBeGreaterThan(100);
}, 60_000);
