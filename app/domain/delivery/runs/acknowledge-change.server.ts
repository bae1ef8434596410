import type { Courier } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

/** The courier has seen what changed in their run. Said twice it is said once. @throws Missing when it is not theirs */
export const acknowledgeChange = (
  db: Db,
  { now }: Moment,
  { courierId }: Courier,
  { changeId }: { changeId: string },
): Promise<{ ok: true }> =>
  transact(db, async (tx) => {
    const change = await tx.runChange.findFirst({ where: { id: changeId, courierId }, select: { id: true } });
    if (!change) throw new Missing("run change");
    await tx.runChange.updateMany({ where: { id: changeId, acknowledgedAt: null }, data: { acknowledgedAt: now } });
    return { ok: true };
  });
