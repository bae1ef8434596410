import type { RoutingProblem } from "~/domain/delivery/solver/model";
import { fromDepot, stopOf, straightRoads, type Row } from "./instance";
import { BadFile, linesOf, NumberLine } from "./numbers";

/**
 * Solomon and Gehring & Homberger: a VEHICLE block, a CUSTOMER block of `id x y demand ready due service`, the depot first. What
 * a customer gets is loaded at the depot; that fills a vehicle exactly as goods collected and kept until its end do.
 */
export function readSolomon(name: string, text: string): RoutingProblem {
  const lines = linesOf(name, text);
  const at = lines.findIndex(({ text: line }) => /NUMBER/i.test(line) && /CAPACITY/i.test(line));
  const fleetLine = lines[at + 1];
  if (at < 0 || fleetLine === undefined) throw new BadFile(`${name}: no VEHICLE block`);
  const fleet = new NumberLine(fleetLine.where, fleetLine.text);
  const rows = lines
    .slice(at + 2)
    .filter(({ text: line }) => /^\s*-?\d/.test(line))
    .map(({ where, text: line }) => readRow(new NumberLine(where, line)));
  const customers = rows.slice(1).map((row, index) => ({
    id: String(row.id),
    pickup: stopOf(row, index + 1),
    load: [row.demand],
  }));
  const vehicles = {
    vehicles: fleet.count(0, "NUMBER"),
    capacity: fleet.number(1, "CAPACITY"),
    roads: straightRoads(rows),
  };
  return fromDepot(name, rows, vehicles, customers);
}

const readRow = (line: NumberLine): Row => ({
  id: line.count(0, "CUST NO."),
  x: line.number(1, "XCOORD."),
  y: line.number(2, "YCOORD."),
  demand: line.number(3, "DEMAND"),
  earliest: line.number(4, "READY TIME"),
  latest: line.number(5, "DUE DATE"),
  service: line.number(6, "SERVICE TIME"),
  pickup: 0,
  delivery: 0,
});
