import { Chance } from "~/domain/delivery/solver/chance";

/**
 * Chance of its own for each thing that happens, drawn from the seed and the thing's name: whatever a policy does elsewhere, the
 * same courier asked the same question gives the same answer. That is what makes two policies comparable on one seed.
 */
export function chanceOf(seed: number, ...names: readonly (string | number)[]): Chance {
  let hash = 0x811c9dc5 ^ seed;
  for (const name of names.join("|")) hash = Math.imul(hash ^ (name.codePointAt(0) ?? 0), 0x01000193);
  return new Chance((hash >>> 0) + (seed >>> 0) * 2 ** 20);
}

/** Standard normal (Box and Muller). */
export function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.unit()));
  return radius * Math.cos(2 * Math.PI * chance.unit());
}

/** Mean 1, whatever the spread: noise must not make the city slower on the whole. */
export const noiseFactor = (chance: Chance, spread: number): number =>
  Math.exp(spread * normal(chance) - (spread * spread) / 2);

export const logNormal = (chance: Chance, median: number, spread: number): number =>
  median * Math.exp(spread * normal(chance));

export function pick<Thing>(chance: Chance, things: readonly Thing[]): Thing {
  const thing = things[chance.below(things.length)];
  if (thing === undefined) throw new RangeError("nothing to pick from");
  return thing;
}

/** One of the things, each as likely as its weight says. */
export function pickWeighted<Thing>(chance: Chance, things: readonly Thing[], weight: (thing: Thing) => number): Thing {
  let rest = chance.unit() * things.reduce((sum, thing) => sum + weight(thing), 0);
  for (const thing of things) {
    rest -= weight(thing);
    if (rest <= 0) return thing;
  }
  return pick(chance, things.slice(-1));
}
