import type { RoutingProblem } from "~/domain/delivery/solver/model";
import { fromDepot, pairsOf, straightRoads, type Row } from "./instance";
import { BadFile, linesOf, NumberLine } from "./numbers";

/**
 * Li & Lim: `vehicles capacity speed`, then `id x y demand earliest latest service pickup delivery`, the depot first. Travel time
 * is the straight line; the speed column is not used by the records either.
 */
export function readLiLim(name: string, text: string): RoutingProblem {
  const [head, ...body] = linesOf(name, text);
  if (head === undefined) throw new BadFile(`${name}: empty`);
  const first = new NumberLine(head.where, head.text);
  const rows = body.map(({ where, text: line }) => readRow(new NumberLine(where, line)));
  const fleet = {
    vehicles: first.count(0, "number of vehicles"),
    capacity: first.number(1, "capacity"),
    roads: straightRoads(rows),
  };
  return fromDepot(name, rows, fleet, pairsOf(name, rows));
}

const readRow = (line: NumberLine): Row => ({
  id: line.count(0, "id"),
  x: line.number(1, "x"),
  y: line.number(2, "y"),
  demand: line.number(3, "demand"),
  earliest: line.number(4, "earliest"),
  latest: line.number(5, "latest"),
  service: line.number(6, "service"),
  pickup: line.count(7, "pickup"),
  delivery: line.count(8, "delivery"),
});
