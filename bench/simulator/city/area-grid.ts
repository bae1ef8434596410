import type { CommuneMap } from "~/domain/areas/commune-map";
import type { Commune } from "~/domain/areas/movement";
import type { Place } from "~/domain/delivery/dispatch/board";
import type { Point } from "~/domain/shared/geo";

/** Side of an area in degrees: 2.5 km, about an urban ward. */
export const areaDegrees = 0.0225;

export const rowOf = ({ lat }: Point): number => Math.floor(lat / areaDegrees);
export const columnOf = ({ lng }: Point): number => Math.floor(lng / areaDegrees);

/** The simulated country: every point lies in the commune named by its cell. */
export const placeAt = (provinceCode: string, { lat, lng }: Point): Place => ({
  lat,
  lng,
  provinceCode,
  communeCode: codeOf(rowOf({ lat, lng }), columnOf({ lat, lng })),
});

const codeOf = (row: number, column: number): string => `${row}-${column}`;

type Cells = {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
};

/** The communes of a block of cells, both ends included. */
export function areasOf(provinceCode: string, { rows, columns }: Cells): Commune[] {
  const areas: Commune[] = [];
  for (let row = rows[0]; row <= rows[1]; row += 1)
    for (let column = columns[0]; column <= columns[1]; column += 1)
      areas.push({ provinceCode, communeCode: codeOf(row, column) });
  return areas;
}

/** Every cell is a commune that is known; ways are the simulator's own, with their bends, and are not looked up here. */
export const gridMap: CommuneMap = { knows: () => true, at: () => null, along: () => [] };
