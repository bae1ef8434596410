import { hoursAfter } from "~/domain/shared/time";
import { transact, type Db } from "~/platform/db.server";

const keptHours = 24;

/** Where somebody was is nobody's business a day later. */
export const forgetPositions = (db: Db, now: Date): Promise<{ pings: number; shown: number }> =>
  transact(db, async (tx) => {
    const before = hoursAfter(now, -keptHours);
    const pings = await tx.courierPing.deleteMany({ where: { at: { lt: before } } });
    const shown = await tx.trackingEvent.deleteMany({ where: { kind: "position", at: { lt: before } } });
    return { pings: pings.count, shown: shown.count };
  });
