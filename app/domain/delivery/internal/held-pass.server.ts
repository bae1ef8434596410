import { coldClasses } from "~/domain/areas/reach";
import type { Reader } from "~/platform/db.server";
import type { PassHeld } from "../types";

type Columns = NonNullable<Awaited<ReturnType<Reader["pass"]["findUnique"]>>>;

/** What of a pass says where it is good for. */
export type PassRow = Pick<
  Columns,
  "provinceCode" | "communeCode" | "validFrom" | "validUntil" | "testUntil" | "goods" | "hoursFrom" | "hoursUntil"
>;

/** A pass as the rules of the road want to see it. */
export const heldPass = ({ hoursFrom, hoursUntil, goods, ...row }: PassRow): PassHeld => ({
  provinceCode: row.provinceCode,
  communeCode: row.communeCode,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  testUntil: row.testUntil,
  goods: coldClasses.find((known) => known === goods) ?? null,
  hours: hoursFrom === null || hoursUntil === null ? null : { from: hoursFrom, until: hoursUntil },
});
