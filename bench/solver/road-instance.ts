import { Chance } from "~/domain/delivery/solver/chance";

/** Days and fleets of Sartori and Buriol's sets, minutes and units; an instance takes one. */
const days = [
  { routeTime: 240, window: 60, capacity: 100 },
  { routeTime: 240, window: 60, capacity: 300 },
  { routeTime: 240, window: 120, capacity: 300 },
  { routeTime: 480, window: 120, capacity: 100 },
  { routeTime: 480, window: 120, capacity: 300 },
] as const;

/** A Sartori & Buriol file of one city: orders between clusters and anywhere, whole minutes of one-way roads. */
export function roadText(name: string, tasks: number, seed: number): string {
  const chance = new Chance(seed * 15485863 + tasks);
  const size = tasks + 1;
  const day = days[seed % days.length] ?? days[0];
  const places = drawPlaces(chance, size);
  const minutes = drawRoads(chance, places);
  const way = (from: number, to: number): number => minutes[from * size + to] ?? 0;
  const rows: number[][] = [[0, 0, day.routeTime, 0, 0, 0]];
  for (let pickup = 1; pickup <= tasks / 2; pickup += 1) {
    const delivery = pickup + tasks / 2;
    const demand = 10 + chance.below(day.capacity === 100 ? 50 : 170);
    const soonest = way(0, pickup);
    const lastBack = day.routeTime - way(delivery, 0) - 5;
    const lastOut = lastBack - way(pickup, delivery) - 5;
    const [from, to] = window(soonest, lastOut, soonest, lastOut);
    const reached = from + 5 + way(pickup, delivery);
    const [then, until] = window(Math.max(reached, soonest), lastBack, reached, lastBack);
    rows[pickup] = [demand, from, to, 5, 0, delivery];
    rows[delivery] = [-demand, then, until, 5, pickup, 0];
  }
  function window(first: number, last: number, least: number, most: number): [number, number] {
    const middle = first + chance.unit() * Math.max(0, last - first);
    const from = Math.round(Math.min(Math.max(least, middle - day.window / 2), most));
    return [Math.max(0, from), Math.min(most, Math.max(from, Math.round(middle + day.window / 2)))];
  }
  const nodes = rows.map((row, id) => [id, places[id]?.join(" "), row.join(" ")].join(" "));
  const edges = rows.map((_, from) => rows.map((__, to) => way(from, to)).join(" "));
  const head = `NAME: ${name}\nSIZE: ${size}\nROUTE-TIME: ${day.routeTime}\nTIME-WINDOW: ${day.window}\nCAPACITY: ${day.capacity}`;
  return `${head}\nNODES\n${nodes.join("\n")}\nEDGES\n${edges.join("\n")}\nEOF\n`;
}

/** Kilometres east and north; three of four in one of seven clusters. */
function drawPlaces(chance: Chance, size: number): [number, number][] {
  const side = 11;
  const centres = Array.from({ length: 7 }, () => [chance.unit() * side, chance.unit() * side] as const);
  return Array.from({ length: size }, () => {
    const [x, y] = centres[chance.below(centres.length)] ?? [0, 0];
    const near = (middle: number): number => middle + (chance.unit() + chance.unit() - 1) * 1.5;
    const isSpread = chance.unit() < 0.25;
    return isSpread ? [chance.unit() * side, chance.unit() * side] : [near(x), near(y)];
  });
}

/** Quick long ways, slow short ones, detours by one-way streets; the shortest over any third place, then whole minutes. */
function drawRoads(chance: Chance, places: readonly (readonly [number, number])[]): number[] {
  const size = places.length;
  const leaving = places.map(() => chance.unit() * 1.5);
  const arriving = places.map(() => chance.unit() * 1.5);
  const minutes = places.flatMap(([x, y], from) =>
    places.map(([u, v], to) => {
      const km = Math.hypot(x - u, y - v) * (1.15 + 0.4 * chance.unit());
      return from === to ? 0 : (leaving[from] ?? 0) + (arriving[to] ?? 0) + (60 * km) / (25 + Math.min(25, 2 * km));
    }),
  );
  for (let over = 0; over < size; over += 1)
    for (let from = 0; from < size; from += 1)
      for (let to = 0; to < size; to += 1) {
        const longer = (minutes[from * size + over] ?? 0) + (minutes[over * size + to] ?? 0);
        if (longer < (minutes[from * size + to] ?? 0)) minutes[from * size + to] = longer;
      }
  return minutes.map(Math.round);
}
