import { metresBetween, type Point } from "~/domain/shared/geo";
import type { OpenLoad } from "./board";
import { searching } from "./settings";

/** Loads that are looked at together: fetched near each other, brought near each other, at hours that meet. Due first first. */
export type Bundle = readonly OpenLoad[];

/** Heavier than this a bundle would leave motorbikes out, grams. */
const bundleGrams = 25_000;
const readyApartMinutes = 15;

/** Joins each load, the most pressing first, to the nearest bundle that it fits. */
export function bundle(loads: readonly OpenLoad[]): Bundle[] {
  const bundles: OpenLoad[][] = [];
  for (const load of loads.toSorted(byPressure)) {
    const home = bundles.find((others) => belongs(load, others));
    if (home === undefined) bundles.push([load]);
    else home.push(load);
  }
  return bundles;
}

export const byPressure = (a: OpenLoad, b: OpenLoad): number =>
  a.window.until - b.window.until || (a.id < b.id ? -1 : 1);

function belongs(load: OpenLoad, others: readonly OpenLoad[]): boolean {
  const [first] = others;
  if (first === undefined || others.length >= searching.bundleLoads || !mayShare(load, first)) return false;
  const grams = others.reduce((sum, other) => sum + other.grams, load.grams);
  return grams <= bundleGrams && others.every((other) => isNear(load, other));
}

const mayShare = (a: OpenLoad, b: OpenLoad): boolean =>
  a.lane === b.lane &&
  a.coldClass === b.coldClass &&
  a.pinnedTo === b.pinnedTo &&
  a.notToAsk.size + b.notToAsk.size === 0 &&
  Math.abs(a.readyAt - b.readyAt) <= readyApartMinutes;

const isNear = (a: OpenLoad, b: OpenLoad): boolean =>
  within(a.from, b.from, searching.bundlePickupMetres) &&
  within(a.to, b.to, searching.bundleDoorMetres) &&
  a.window.from <= b.window.until &&
  b.window.from <= a.window.until;

const within = (a: Point, b: Point, metres: number): boolean => metresBetween(a, b) <= metres;
