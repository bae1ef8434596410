import type { DutyCourier, OpenLoad } from "./board";
import { bundle, byPressure, type Bundle } from "./bundles";
import type { Desk } from "./desk";
import { moveCost } from "./freeze";
import { isTight, keptPlans, keptRun } from "./kept-plan";
import { match } from "./match";
import { priorityOf } from "./offer-rules";
import type { OpenRun } from "./open-run";
import { placeBelow, placeTogether, type NoPlace, type Placing } from "./place-load";
import { PlaceSearch } from "./place-search";
import { fairnessBonus, leftOutVnd } from "./price";
import { searching } from "./settings";

/** Who would carry what, if everything were settled now. Promises to nobody yet. */
export class Draft {
  private readonly runs = new Map<string, OpenRun>();
  private readonly priced = new Map<string, { readonly on: OpenRun; readonly outcome: Placing | NoPlace }>();
  /** Loads that found nobody. */
  readonly left = new Set<OpenLoad>();

  constructor(readonly desk: Desk) {}

  runOf(courier: DutyCourier): OpenRun {
    return this.runs.get(courier.id) ?? this.desk.runOf(courier);
  }

  /** Runs that something was added to. */
  changedRuns(): OpenRun[] {
    return [...this.runs.values()];
  }

  put(run: OpenRun): void {
    this.runs.set(run.courier.id, run);
  }

  /** Loads planned earlier stay where they were planned; the others are matched in batches; the rest goes where it is cheapest. */
  seat(loads: readonly OpenLoad[]): void {
    const kept = this.seatKept(loads);
    const fresh = loads.toSorted(byPressure).filter((load) => !kept.has(load.id) && !this.seatAsPlanned(load));
    let waiting = fresh;
    for (let round = 0; round < searching.matchRounds && waiting.length > 0; round += 1) {
      const seated = this.matchBundles(bundle(waiting));
      if (seated.size === 0) break;
      waiting = waiting.filter((load) => !seated.has(load));
    }
    for (const load of waiting) if (!this.seatCheapest(load)) this.left.add(load);
  }

  /** Plans of a moment ago that can be driven as they are. */
  private seatKept(loads: readonly OpenLoad[]): Set<string> {
    const seated = new Set<string>();
    for (const [courier, kept] of keptPlans(loads, this.desk)) {
      const run = keptRun(this.runOf(courier), kept, this.desk);
      if (run === null) continue;
      this.put(run);
      for (const { loadId } of run.stops) seated.add(loadId);
    }
    return seated;
  }

  private seatAsPlanned(load: OpenLoad): boolean {
    const courier = load.standing.kind === "planned" ? this.desk.couriers.get(load.standing.courierId) : undefined;
    if (courier === undefined || !this.desk.isOpenToMore(courier) || this.desk.obstacle(courier, load) !== null)
      return false;
    const outcome = this.price(courier, [load]);
    if (!outcome.ok) return false;
    const better = isTight(outcome, load) ? this.cheapest(load, this.choiceVnd(outcome) - moveCost(1)) : null;
    this.put((better ?? outcome).run());
    return true;
  }

  private matchBundles(bundles: readonly Bundle[]): Set<OpenLoad> {
    const columns = new Map<DutyCourier, number>();
    const placings: Map<number, Placing>[] = bundles.map((own) => {
      const row = new Map<number, Placing>();
      for (const courier of this.candidatesOf(own)) {
        const outcome = this.price(courier, own);
        if (!outcome.ok) continue;
        const column = columns.get(courier) ?? columns.size;
        columns.set(courier, column);
        row.set(column, outcome);
      }
      return row;
    });
    const costs = placings.map(
      (row) => new Map([...row].map(([column, placing]) => [column, this.choiceVnd(placing)])),
    );
    const pairs = match(
      costs,
      bundles.map((own) => this.aloneVnd(own)),
      columns.size,
    );
    const seated = new Set<OpenLoad>();
    for (const { row, column } of pairs) {
      const placing = placings[row]?.get(column);
      if (placing === undefined) continue;
      this.put(placing.run());
      for (const load of bundles[row] ?? []) seated.add(load);
    }
    return seated;
  }

  private candidatesOf([first, ...others]: Bundle): readonly DutyCourier[] {
    if (first === undefined) return [];
    const found = this.desk.candidates(first);
    return others.length === 0
      ? found
      : found.filter((courier) => others.every((load) => this.desk.obstacle(courier, load) === null));
  }

  private seatCheapest(load: OpenLoad): boolean {
    const best = this.cheapest(load, Infinity) ?? this.cheapest(load, Infinity, this.desk.lastResort(load));
    if (best !== null) this.put(best.run());
    return best !== null;
  }

  /** The cheapest courier for the load, if there is one below the limit, đồng. */
  private cheapest(load: OpenLoad, belowVnd: number, among = this.desk.candidates(load)): Placing | null {
    let best: Placing | null = null;
    let bestVnd = belowVnd;
    for (const { atLeastVnd, priceBelow } of this.prospects(load, among)) {
      if (atLeastVnd >= bestVnd) break;
      const outcome = priceBelow(bestVnd);
      if (outcome?.ok !== true || this.choiceVnd(outcome) >= bestVnd) continue;
      best = outcome;
      bestVnd = this.choiceVnd(outcome);
    }
    return best;
  }

  /** Everybody worth pricing for the load, by what it would cost at least: most need not be priced. */
  private prospects(load: OpenLoad, among: readonly DutyCourier[]): Prospect[] {
    return among.map((courier) => this.prospect(courier, load)).sort((one, other) => one.atLeastVnd - other.atLeastVnd);
  }

  private prospect(courier: DutyCourier, load: OpenLoad): Prospect {
    const on = this.runOf(courier);
    const key = keyOf(courier, [load]);
    const known = this.priced.get(key);
    if (known?.on === on) {
      const { outcome } = known;
      return { atLeastVnd: outcome.ok ? this.choiceVnd(outcome) : Infinity, priceBelow: () => outcome };
    }
    const search = new PlaceSearch(on, load, this.desk);
    const extraVnd = this.extraVnd(courier, [load]);
    return {
      atLeastVnd: search.atLeastVnd + extraVnd,
      priceBelow: (limitVnd) => placeBelow(search, limitVnd - extraVnd),
    };
  }

  /** What the choice is made by. */
  choiceVnd({ courier, costVnd, loadIds }: Placing): number {
    const loads = loadIds.flatMap((id) => this.desk.loads.get(id) ?? []);
    return costVnd + this.extraVnd(courier, loads);
  }

  private extraVnd(courier: DutyCourier, own: Bundle): number {
    return this.desk.reserve.vndFor(courier, own) - this.bonusVnd(courier);
  }

  bonusVnd(courier: DutyCourier): number {
    return fairnessBonus(courier, this.desk.medianVndPerHour);
  }

  /** A load that can still be carried is not left out because it is late already: that price is paid either way. */
  private aloneVnd(own: Bundle): number {
    return own.reduce((sum, load) => sum + 10 * leftOutVnd(load, this.desk.now) * priorityOf(load), 0);
  }

  private price(courier: DutyCourier, own: Bundle): Placing | NoPlace {
    const on = this.runOf(courier);
    const key = keyOf(courier, own);
    const known = this.priced.get(key);
    if (known?.on === on) return known.outcome;
    const outcome = placeTogether(on, own, this.desk);
    this.priced.set(key, { on, outcome });
    return outcome;
  }
}

type Prospect = {
  readonly atLeastVnd: number;
  readonly priceBelow: (limitVnd: number) => Placing | NoPlace | null;
};

const keyOf = (courier: DutyCourier, own: Bundle): string => `${courier.id} ${own.map(({ id }) => id).join(" ")}`;
