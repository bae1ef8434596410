import type { RoadTable } from "./model";
import type { Roads } from "./problem";

/**
 * Road tables by row left and by row reached. With open ends, one more place is added: nowhere, at no distance from anywhere.
 */
export function flatRoads(tables: readonly RoadTable[], hasOpenEnd: boolean): { roads: Roads[]; places: number } {
  const places = (tables[0]?.places ?? 0) + (hasOpenEnd ? 1 : 0);
  const roads = tables.map((table) => {
    const timeOut = hasOpenEnd ? widened(table.minutes, table.places) : table.minutes;
    const timeInto = turned(timeOut, places);
    if (table.cost === undefined) return { timeOut, timeInto, costOut: timeOut, costInto: timeInto };
    const costOut = hasOpenEnd ? widened(table.cost, table.places) : table.cost;
    return { timeOut, timeInto, costOut, costInto: turned(costOut, places) };
  });
  return { roads, places };
}

function widened(table: Float64Array, size: number): Float64Array {
  const result = new Float64Array((size + 1) * (size + 1));
  for (let row = 0; row < size; row += 1) result.set(table.subarray(row * size, (row + 1) * size), row * (size + 1));
  return result;
}

/** Rows become columns. A symmetric table is its own answer, and keeps the memory warm. */
function turned(table: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  let isSymmetric = true;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const value = table[row * size + column]!;
      result[column * size + row] = value;
      if (isSymmetric && value !== table[column * size + row]) isSymmetric = false;
    }
  return isSymmetric ? table : result;
}

const mostSamples = 40_000;
/** Each pair of places of a small table is asked about so often; more draws find nothing new there. */
const samplesPerPair = 8;

/** The lowest price of a detour over a third place, among many: 0 on true distances, below 0 on rounded ones. */
export function lowestDetour(tables: readonly Float64Array[], places: number, hasOpenEnd: boolean): number {
  const size = hasOpenEnd ? places - 1 : places;
  const samples = Math.min(mostSamples, samplesPerPair * size * size);
  let lowest = 0;
  let draw = 12345;
  const place = (): number => {
    draw = (Math.imul(draw, 1103515245) + 12345) & 0x7fffffff;
    return (draw >>> 8) % size;
  };
  for (const table of tables)
    for (let sample = 0; sample < samples; sample += 1) {
      const [from, over, to] = [place(), place(), place()];
      const detour = table[from * places + over]! + table[over * places + to]! - table[from * places + to]!;
      if (detour < lowest - 1e-6) lowest = detour;
    }
  return lowest;
}
