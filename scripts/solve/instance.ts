import type { RequestStop, RoadTable, RoutingProblem, TransportRequest } from "~/domain/delivery/solver/model";
import { BadFile } from "./numbers";

/** A stop as benchmark files give it: row 0 is the depot. */
export type Row = {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  readonly earliest: number;
  readonly latest: number;
  readonly service: number;
  readonly pickup: number;
  readonly delivery: number;
};

/** Straight-line distances in double precision, not rounded: the convention of the Li & Lim and Solomon records. */
export function straightRoads(rows: readonly Row[]): RoadTable {
  const places = rows.length;
  const minutes = new Float64Array(places * places);
  rows.forEach((from, row) => {
    rows.forEach((to, column) => {
      const [dx, dy] = [from.x - to.x, from.y - to.y];
      minutes[row * places + column] = Math.sqrt(dx * dx + dy * dy);
    });
  });
  return { places, minutes };
}

export const stopOf = ({ earliest, latest, service }: Row, place: number): RequestStop => ({
  place,
  earliest,
  latest,
  service,
});

/** One request per pickup row, to the row its column "delivery" names. */
export function pairsOf(name: string, rows: readonly Row[]): TransportRequest[] {
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const requests: TransportRequest[] = [];
  rows.slice(1).forEach((row, index) => {
    const place = index + 1;
    const isPickup = row.delivery > 0;
    if (isPickup === row.pickup > 0)
      throw new BadFile(`${name}: stop ${row.id} should name its pickup or its delivery`);
    if (!isPickup) return;
    const at = places.get(row.delivery);
    const other = at === undefined ? undefined : rows[at];
    if (at === undefined || at === place || other?.pickup !== row.id)
      throw new BadFile(`${name}: delivery ${row.delivery} of stop ${row.id} does not name it as its pickup`);
    if (row.demand < 0 || row.demand !== -other.demand)
      throw new BadFile(`${name}: demand of stops ${row.id} and ${other.id} should be opposite`);
    requests.push({ id: String(row.id), pickup: stopOf(row, place), delivery: stopOf(other, at), load: [row.demand] });
  });
  return requests;
}

/** A fleet of equal vehicles at row 0. */
export function fromDepot(
  name: string,
  rows: readonly Row[],
  fleet: { vehicles: number; capacity: number; roads: RoadTable },
  requests: readonly TransportRequest[],
): RoutingProblem {
  const depot = rows[0];
  if (depot === undefined) throw new BadFile(`${name}: no depot`);
  return {
    roads: [fleet.roads],
    vehicles: Array.from({ length: fleet.vehicles }, (_, index) => ({
      id: String(index + 1),
      roads: 0,
      start: 0,
      end: 0,
      from: depot.earliest,
      until: depot.latest,
      capacity: [fleet.capacity],
    })),
    requests,
  };
}
