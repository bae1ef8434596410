import { Chance } from "~/domain/delivery/solver/chance";
import { solve } from "~/domain/delivery/solver/solve";
import { readSolomon } from "../../scripts/solve/read-solomon";
import type { Customer, Drawn } from "./places";

/** The customers as a Solomon file. */
export function solomonText(name: string, { rows, vehicles, capacity }: Drawn): string {
  const lines = rows.map(({ x, y, demand, earliest, latest, service }, id) =>
    [id, x, y, demand, earliest, latest, service].join(" "),
  );
  return `${name}\n\nVEHICLE\nNUMBER CAPACITY\n${vehicles} ${capacity}\n\nCUSTOMER\nCUST NO. ...\n\n${lines.join("\n")}\n`;
}

/**
 * The customers as a Li & Lim file: as they did, the stops of each route of a good plan are paired by chance, so that the plan
 * also serves the pairs. A stop left over gets a second one at its own place. `steps` is how long the plan is searched for.
 */
export function lilimText(name: string, drawn: Drawn, seed: number, steps: number): string {
  const chance = new Chance(seed);
  let step = 0;
  const plan = solve(readSolomon(name, solomonText(name, drawn)), {
    objective: "vehicles",
    seed,
    passed: () => (step += 1) / steps,
  });
  const rows: { at: Customer; demand: number; pickup: number; delivery: number }[] = drawn.rows.map((at) => ({
    at,
    demand: 0,
    pickup: 0,
    delivery: 0,
  }));
  const pair = (first: number, second: number): void => {
    const demand = drawn.rows[first]?.demand ?? 0;
    const [one, two] = [rows[first], rows[second]];
    if (one === undefined || two === undefined) return;
    rows[first] = { ...one, demand, delivery: second };
    rows[second] = { ...two, demand: -demand, pickup: first };
  };
  for (const { stops } of plan.routes) {
    const left = stops.map(({ request }) => Number(request));
    while (left.length > 1) {
      const [first = 0] = left.splice(0, 1);
      const [second = 0] = left.splice(chance.below(left.length), 1);
      pair(first, second);
    }
    const [last] = left;
    const lonely = last === undefined ? undefined : drawn.rows[last];
    if (last === undefined || lonely === undefined) continue;
    rows.push({
      at: { ...lonely, latest: lonely.latest + lonely.service, service: 0 },
      demand: 0,
      pickup: 0,
      delivery: 0,
    });
    pair(last, rows.length - 1);
  }
  const lines = rows.map(({ at: { x, y, earliest, latest, service }, demand, pickup, delivery }, id) =>
    [id, x, y, demand, earliest, latest, service, pickup, delivery].join("\t"),
  );
  return `${drawn.vehicles}\t${drawn.capacity}\t1\n${lines.join("\n")}\n`;
}
