import type { DayHours } from "~/domain/areas/day-hours";
import { areaNames } from "~/domain/areas/queries.server";
import type { ColdClass } from "~/domain/areas/reach";
import type { Operator } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { daysAfter } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { passChanged } from "../events";
import type { PassKind } from "./pass";

export type EnterPass = {
  courierId: string;
  kind: PassKind;
  number: string;
  issuer: string;
  provinceCode: string;
  /** Null covers the province. */
  communeCode: string | null;
  validFrom: Date;
  validUntil: Date;
  /** Null: for all goods, day and night, without a test. */
  goods?: ColdClass | null;
  hours?: DayHours | null;
  testUntil?: Date | null;
};
export type PassEntering =
  | { ok: true; passId: string }
  | Refusal<
      | "unknown_area"
      | "ends_before_it_starts"
      | "already_over"
      | "too_long"
      | "no_plate"
      | "already_entered"
      | "hours_are_empty"
    >;

/** Nobody issues a travel permit for longer; a wrong year is the likelier reason. */
const longestDays = 366;

/** Writes down a travel permit the operator has seen; from then on dispatch counts on it. One row an area. */
export const enterPass = (db: Db, moment: Moment, operator: Operator, pass: EnterPass): Promise<PassEntering> =>
  transact(db, async (tx): Promise<PassEntering> => {
    const { courierId, kind, hours, ...paper } = pass;
    const [courier] = await tx.$queryRaw<{ plate: string }[]>`
      SELECT plate FROM courier WHERE id = ${courierId}::uuid FOR UPDATE`;
    const { plate } = present(courier, "courier");
    if (kind === "vehicle" && plate === "") return refuse("no_plate");
    if (hours && hours.from === hours.until) return refuse("hours_are_empty");
    if (paper.validUntil <= paper.validFrom) return refuse("ends_before_it_starts");
    if (paper.validUntil <= moment.now) return refuse("already_over");
    if (paper.validUntil > daysAfter(paper.validFrom, longestDays)) return refuse("too_long");
    if (!(await isArea(tx, paper))) return refuse("unknown_area");
    if (await isEntered(tx, pass)) return refuse("already_entered");
    const passId = moment.ids.next();
    const own = { kind, plate: kind === "vehicle" ? plate : "" };
    const within = { hoursFrom: hours?.from ?? null, hoursUntil: hours?.until ?? null };
    await tx.pass.create({
      data: { id: passId, courierId, ...own, ...within, ...paper, enteredById: operator.personId },
    });
    const nameOf = await areaNames(tx, [paper]);
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: "pass.entered",
      subject: `courier:${courierId}`,
      detail: { ...own, number: paper.number, issuer: paper.issuer, area: nameOf(paper) },
    });
    await record(tx, moment, passChanged(courierId));
    return { ok: true, passId };
  });

const isArea = async (tx: Tx, { provinceCode, communeCode }: Pick<EnterPass, "provinceCode" | "communeCode">) =>
  communeCode === null
    ? (await tx.province.count({ where: { code: provinceCode } })) === 1
    : (await tx.commune.count({ where: { code: communeCode, provinceCode } })) === 1;

/** The same paper for the same area and an overlapping time. */
const isEntered = async (tx: Tx, { courierId, number, provinceCode, communeCode, validFrom, validUntil }: EnterPass) =>
  (await tx.pass.count({
    where: {
      courierId,
      number,
      provinceCode,
      communeCode,
      revokedAt: null,
      validFrom: { lt: validUntil },
      validUntil: { gt: validFrom },
    },
  })) > 0;
