import { metresBetween, type Point } from "~/domain/shared/geo";

export const coldClasses = ["ambient", "chilled", "frozen"] as const;
export type ColdClass = (typeof coldClasses)[number];

/** Roads are longer than the great circle; 1.35 fits Vietnamese road distances between towns. */
export const detourFactor = 1.35;

export const roadMetres = (from: Point, to: Point): number => Math.round(metresBetween(from, to) * detourFactor);

/** How far goods may travel by road and arrive well. Chilled goods keep two hours out of the cold room, frozen ones less. */
const farthestM: Record<ColdClass, number> = { ambient: 1_900_000, chilled: 350_000, frozen: 120_000 };

/** The one rule for "delivers to my commune", used by search, product page and checkout alike. */
export const reaches = (from: Point, to: Point, coldClass: ColdClass): boolean =>
  roadMetres(from, to) <= farthestM[coldClass];
