import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { areaReopened } from "./events";

export type Reopening = { ok: true } | Refusal<"already_open">;

/** Lets delivery go on in an area, before the closure would have ended by itself. */
export const reopenArea = (
  db: Db,
  moment: Moment,
  actor: { personId: string },
  closureId: string,
): Promise<Reopening> =>
  transact(db, async (tx) => {
    const { provinceCode, communeCode } = present(
      await tx.areaClosure.findUnique({ where: { id: closureId } }),
      "area closure",
    );
    const ended = await tx.areaClosure.updateMany({
      where: { id: closureId, OR: [{ until: null }, { until: { gt: moment.now } }] },
      data: { until: moment.now, reopenedById: actor.personId },
    });
    if (ended.count === 0) return refuse("already_open");
    const detail = { closureId };
    await audit(tx, moment.now, {
      actorId: actor.personId,
      action: "area.reopened",
      subject: `area:${communeCode ?? provinceCode}`,
      detail,
    });
    await record(tx, moment, areaReopened({ closureId, provinceCode, communeCode }));
    return { ok: true };
  });
