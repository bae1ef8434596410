import type { RoadTable, RoutingProblem } from "~/domain/delivery/solver/model";
import { fromDepot, pairsOf, type Row } from "./instance";
import { BadFile, linesOf, NumberLine } from "./numbers";

/**
 * Sartori & Buriol: `KEY: value` lines, NODES of `id lat lon demand earliest latest service pickup delivery`, EDGES with a row
 * of whole minutes per place. The fleet is not limited: one vehicle per request is enough.
 */
export function readSartori(name: string, text: string): RoutingProblem {
  const lines = linesOf(name, text);
  const value = (key: string): number => {
    const line = lines.find(({ text: each }) => each.startsWith(`${key}:`));
    if (line === undefined) throw new BadFile(`${name}: no ${key}`);
    return new NumberLine(line.where, line.text.slice(key.length + 1)).number(0, key);
  };
  const size = value("SIZE");
  const block = (title: string): NumberLine[] => {
    const at = lines.findIndex(({ text: line }) => line.trim() === title);
    const own = lines.slice(at + 1, at + 1 + size);
    if (at < 0 || own.length < size) throw new BadFile(`${name}: ${title} should have ${size} lines`);
    return own.map(({ where, text: line }) => new NumberLine(where, line));
  };
  const rows = block("NODES").map(readRow);
  const requests = pairsOf(name, rows);
  const roads = readRoads(size, block("EDGES"));
  return fromDepot(name, rows, { vehicles: requests.length, capacity: value("CAPACITY"), roads }, requests);
}

function readRoads(places: number, lines: readonly NumberLine[]): RoadTable {
  const minutes = new Float64Array(places * places);
  lines.forEach((line, row) => {
    for (let column = 0; column < places; column += 1)
      minutes[row * places + column] = line.number(column, `EDGES column ${column}`);
  });
  return { places, minutes };
}

const readRow = (line: NumberLine): Row => ({
  id: line.count(0, "id"),
  x: line.number(1, "lat"),
  y: line.number(2, "long"),
  demand: line.number(3, "dem"),
  earliest: line.number(4, "etw"),
  latest: line.number(5, "ltw"),
  service: line.number(6, "sd"),
  pickup: line.count(7, "p"),
  delivery: line.count(8, "d"),
});
