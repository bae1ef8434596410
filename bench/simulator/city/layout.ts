import type { Place } from "~/domain/delivery/dispatch/board";
import type { Chance } from "~/domain/delivery/solver/chance";
import { metresBetween, type Point } from "~/domain/shared/geo";
import { normal, pickWeighted } from "../draws";
import { placeAt } from "./area-grid";

export const cityNames = ["hcm", "hanoi", "danang"] as const;
export type CityName = (typeof cityNames)[number];

type Shape = {
  readonly provinceCode: string;
  readonly centre: Point;
  readonly radiusM: number;
  readonly quarters: number;
};

/** The built-up part of three cities. */
const shapes: Record<CityName, Shape> = {
  hcm: { provinceCode: "79", centre: { lat: 10.785, lng: 106.68 }, radiusM: 11_000, quarters: 14 },
  hanoi: { provinceCode: "01", centre: { lat: 21.02, lng: 105.825 }, radiusM: 10_000, quarters: 12 },
  danang: { provinceCode: "48", centre: { lat: 16.055, lng: 108.205 }, radiusM: 7_500, quarters: 9 },
};

/** Share of people and shops in the dense quarters. */
const clusteredShare = 0.7;
const metresPerDegree = 111_195;

type Quarter = Point & { readonly weight: number; readonly spreadM: number };

/** Where things are: dense quarters, the rest of the town, and the country around it. */
export class Layout {
  readonly shape: Shape;
  private readonly quarters: readonly Quarter[];

  constructor(name: CityName, chance: Chance) {
    this.shape = shapes[name];
    this.quarters = Array.from({ length: this.shape.quarters }, (_, index) => ({
      ...this.around(chance, Math.sqrt(chance.unit()) * this.shape.radiusM * (index === 0 ? 0 : 0.85)),
      weight: 1 / (index + 2),
      spreadM: 700 + 700 * chance.unit(),
    }));
  }

  /** A door or a shop in town. */
  inTown(chance: Chance): Place {
    if (chance.unit() >= clusteredShare)
      return this.place(this.around(chance, Math.sqrt(chance.unit()) * this.shape.radiusM));
    const quarter = pickWeighted(chance, this.quarters, ({ weight }) => weight);
    return this.place(moved(quarter, quarter.spreadM * normal(chance), quarter.spreadM * normal(chance)));
  }

  /** A farm, 20 to 80 km out by road. */
  farm(chance: Chance): Place {
    return this.place(this.around(chance, (15 + 44 * chance.unit()) * 1000));
  }

  /** Hubs: one near the middle, the others on a ring at the edge, towards the farms. */
  hubs(count: number): Place[] {
    return Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / Math.max(1, count - 1);
      const away = index === 0 ? 0.15 : 0.65;
      return this.place(
        moved(
          this.shape.centre,
          away * this.shape.radiusM * Math.cos(angle),
          away * this.shape.radiusM * Math.sin(angle),
        ),
      );
    });
  }

  private around(chance: Chance, metres: number): Point {
    const angle = 2 * Math.PI * chance.unit();
    return moved(this.shape.centre, metres * Math.cos(angle), metres * Math.sin(angle));
  }

  private place(point: Point): Place {
    return placeAt(this.shape.provinceCode, point);
  }
}

function moved({ lat, lng }: Point, east: number, north: number): Point {
  return {
    lat: lat + north / metresPerDegree,
    lng: lng + east / (metresPerDegree * Math.cos((lat * Math.PI) / 180)),
  };
}

export function nearestOf<Where extends Point>(places: readonly Where[], point: Point): Where {
  const [first, ...rest] = places;
  if (first === undefined) throw new RangeError("no places");
  return rest.reduce((best, each) => (metresBetween(each, point) < metresBetween(best, point) ? each : best), first);
}
