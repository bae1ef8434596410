import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BadInput } from "../bad-input";

/** One row of a table, asked by the names of its columns; each answer is checked. */
export class Row {
  constructor(
    private readonly where: string,
    private readonly cells: ReadonlyMap<string, string>,
  ) {}

  text(column: string): string {
    const value = this.cells.get(column) ?? "";
    if (value === "") throw new BadInput(`${this.where}: ${column} is missing`);
    return value;
  }

  /** A number not below `least`. */
  number(column: string, least = -Infinity): number {
    const text = this.text(column);
    const value = Number(text);
    if (!Number.isFinite(value)) throw new BadInput(`${this.where}: ${column} should be a number, not "${text}"`);
    if (value < least) throw new BadInput(`${this.where}: ${column} should be at least ${least}, not ${value}`);
    return value;
  }

  /** The thing another table calls by this column's name. */
  named<Thing>(column: string, things: ReadonlyMap<string, Thing>): Thing {
    const thing = things.get(this.text(column));
    if (thing === undefined) throw new BadInput(`${this.where}: ${column} ${this.text(column)} is not known`);
    return thing;
  }

  complain(what: string): BadInput {
    return new BadInput(`${this.where}: ${what}`);
  }
}

/** A tab-separated table with a line of headers, as MDRPLib writes them. */
export function readTable(folder: string, name: string, columns: readonly string[]): Row[] {
  const lines = textOf(join(folder, name)).split(/\r?\n/);
  const headers = (lines[0] ?? "").split("\t").map((header) => header.trim());
  for (const column of columns)
    if (!headers.includes(column))
      throw new BadInput(`${name}:1: column ${column} is missing (columns are parted by tabs)`);
  const rows = lines.slice(1).flatMap((line, index) => {
    if (line.trim() === "") return [];
    const cells = line.split("\t");
    return [new Row(`${name}:${index + 2}`, new Map(headers.map((header, at) => [header, (cells[at] ?? "").trim()])))];
  });
  if (rows.length === 0) throw new BadInput(`${name}: no rows`);
  return rows;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new BadInput(`--mdrp: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Rows by the name in a column; a name twice is a mistake. */
export function byName<Thing>(rows: readonly Row[], column: string, read: (row: Row) => Thing): Map<string, Thing> {
  const things = new Map<string, Thing>();
  for (const row of rows) {
    const name = row.text(column);
    if (things.has(name)) throw row.complain(`${column} ${name} is there twice`);
    things.set(name, read(row));
  }
  return things;
}
