import { existsSync, readFileSync, writeFileSync } from "node:fs";

export type Result = {
  readonly instance: string;
  readonly vehicles: number;
  readonly distance: number;
  readonly feasible: boolean;
};

type Best = { readonly vehicles: number; readonly distance: number };

/** The best plan ever seen of each instance and objective, kept in a file from one comparison to the next. */
export class BestSeen {
  private readonly best: Map<string, Best>;

  constructor(private readonly file: string) {
    const kept: Record<string, Best> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    this.best = new Map(Object.entries(kept));
  }

  /** Takes note of a plan. `key` ends with the objective: with "vehicles" fewer vehicles win, whatever the distance. */
  see(key: string, { vehicles, distance }: Result): void {
    const known = this.best.get(key);
    const isFirst = known === undefined;
    const isBetter =
      isFirst ||
      (key.endsWith(" vehicles")
        ? vehicles < known.vehicles || (vehicles === known.vehicles && distance < known.distance)
        : distance < known.distance);
    if (isBetter) this.best.set(key, { vehicles, distance });
  }

  vehicles({ instance }: Result): number {
    return this.best.get(instance)?.vehicles ?? NaN;
  }

  /** Share by which a plan is longer than the best seen; null when it has more vehicles and vehicles count. */
  gap({ instance, vehicles, distance }: Result): number | null {
    const best = this.best.get(instance);
    if (best === undefined || (instance.endsWith(" vehicles") && vehicles > best.vehicles)) return null;
    return distance / best.distance - 1;
  }

  save(): void {
    writeFileSync(this.file, JSON.stringify(Object.fromEntries(this.best), null, 1));
  }
}
