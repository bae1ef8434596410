import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { areaClosed } from "./events";

export type CloseArea = {
  provinceCode: string;
  /** Null closes the whole province. */
  communeCode: string | null;
  reason: string;
  /** Null: until somebody reopens it. */
  until: Date | null;
};
export type Closing = { ok: true; closureId: string } | Refusal<"unknown_area" | "already_closed" | "ends_in_the_past">;

/** Stops delivery into and out of an area at once. */
export const closeArea = (db: Db, moment: Moment, actor: { personId: string }, area: CloseArea): Promise<Closing> =>
  transact(db, async (tx) => {
    if (area.until && area.until <= moment.now) return refuse("ends_in_the_past");
    if (!(await lockArea(tx, area))) return refuse("unknown_area");
    const { provinceCode, communeCode, reason, until } = area;
    const standing = await tx.areaClosure.findFirst({
      where: { provinceCode, communeCode, OR: [{ until: null }, { until: { gt: moment.now } }] },
    });
    if (standing) return refuse("already_closed");

    const closureId = moment.ids.next();
    await tx.areaClosure.create({
      data: { id: closureId, provinceCode, communeCode, reason, from: moment.now, until, closedById: actor.personId },
    });
    const detail = { reason, until: until?.toISOString() ?? null };
    await audit(tx, moment.now, {
      actorId: actor.personId,
      action: "area.closed",
      subject: `area:${communeCode ?? provinceCode}`,
      detail,
    });
    await record(tx, moment, areaClosed({ closureId, provinceCode, communeCode }));
    return { ok: true, closureId };
  });

/** Holds the province's row, so that two operators closing one area make one closure. */
async function lockArea(tx: Tx, { provinceCode, communeCode }: CloseArea): Promise<boolean> {
  const provinces = await tx.$queryRaw<unknown[]>`SELECT 1 FROM province WHERE code = ${provinceCode} FOR UPDATE`;
  if (provinces.length === 0) return false;
  return communeCode === null || (await tx.commune.count({ where: { code: communeCode, provinceCode } })) === 1;
}
