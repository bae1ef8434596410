import type { Problem } from "./problem";

/** For each stop, the other stops, nearest first by travel cost both ways; at most `count`. Row `stop` starts at `stop * width`. */
export type Neighbours = { readonly width: number; readonly list: Int32Array };

export function nearestStops(problem: Problem, count: number): Neighbours {
  const { stops, place, places } = problem;
  const { costOut, costInto } = problem.roads[0]!;
  const width = Math.min(count, stops);
  const list = new Int32Array(stops * width);
  const keys = new Float64Array(stops);
  for (let stop = 0; stop < stops; stop += 1) {
    const row = place[stop]! * places;
    // Distance and stop number in one float: sorts natively, without a comparison function.
    for (let other = 0; other < stops; other += 1) {
      const way = costOut[row + place[other]!]! + costInto[row + place[other]!]!;
      keys[other] = other === stop ? -1 : Math.round(way * 1024) * stops + other;
    }
    keys.sort();
    for (let rank = 0; rank < width; rank += 1) list[stop * width + rank] = rank === 0 ? stop : keys[rank]! % stops;
  }
  return { width, list };
}
