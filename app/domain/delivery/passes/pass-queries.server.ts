import type { DayHours } from "~/domain/areas/day-hours";
import type { Reader } from "~/platform/db.server";
import { isPassOf, passKinds, passState, type PassKind, type PassState } from "./pass";

export type PassLine = {
  passId: string;
  kind: PassKind;
  plate: string;
  number: string;
  issuer: string;
  area: string;
  provinceCode: string;
  communeCode: string | null;
  validFrom: string;
  validUntil: string;
  goods: string | null;
  hours: DayHours | null;
  testUntil: string | null;
  state: PassState;
  /** A vehicle's pass whose vehicle the courier does not drive any more. */
  isForOtherVehicle: boolean;
};

/** A courier's passes, those that count first, then by how long they still last. */
export async function passesOf(reader: Reader, courierId: string, now: Date): Promise<PassLine[]> {
  const [rows, courier] = await Promise.all([
    reader.pass.findMany({ where: { courierId }, orderBy: [{ validUntil: "desc" }, { id: "asc" }], take: 100 }),
    reader.courier.findUnique({ where: { id: courierId }, select: { plate: true } }),
  ]);
  if (rows.length === 0) return [];
  const areaOf = await areaNames(reader, rows);
  const lines = rows.map((row) => ({
    passId: row.id,
    kind: passKinds.find((kind) => kind === row.kind) ?? "person",
    plate: row.plate,
    number: row.number,
    issuer: row.issuer,
    area: areaOf(row),
    provinceCode: row.provinceCode,
    communeCode: row.communeCode,
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil.toISOString(),
    goods: row.goods,
    hours: row.hoursFrom === null || row.hoursUntil === null ? null : { from: row.hoursFrom, until: row.hoursUntil },
    testUntil: row.testUntil?.toISOString() ?? null,
    state: passState(row, now),
    isForOtherVehicle: !isPassOf(row, { plate: courier?.plate ?? "" }),
  }));
  return lines.sort((a, b) => order[a.state] - order[b.state]);
}

const order: Readonly<Record<PassState, number>> = {
  untested: 0,
  ending: 1,
  valid: 2,
  coming: 3,
  expired: 4,
  revoked: 5,
};

type AreaOfRow = { provinceCode: string; communeCode: string | null };

async function areaNames(reader: Reader, rows: readonly AreaOfRow[]): Promise<(row: AreaOfRow) => string> {
  const [provinces, communes] = await Promise.all([
    reader.province.findMany({
      where: { code: { in: rows.map(({ provinceCode }) => provinceCode) } },
      select: { code: true, name: true },
    }),
    reader.commune.findMany({
      where: { code: { in: rows.flatMap(({ communeCode }) => communeCode ?? []) } },
      select: { code: true, name: true },
    }),
  ]);
  const names = new Map([...provinces, ...communes].map(({ code, name }) => [code, name]));
  const nameOf = (code: string): string => names.get(code) ?? code;
  return ({ provinceCode, communeCode }) =>
    communeCode === null ? nameOf(provinceCode) : `${nameOf(communeCode)}, ${nameOf(provinceCode)}`;
}
