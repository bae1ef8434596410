import { daysAfter } from "~/domain/shared/time";
import { transact, type Db } from "~/platform/db.server";

/** Codes, counters and sessions that can matter to nobody any more are deleted: nothing personal is kept for nothing. */
export const forgetOldCodes = (db: Db, now: Date): Promise<{ codes: number; windows: number; sessions: number }> =>
  transact(db, async (tx) => {
    const codes = await tx.oneTimeCode.deleteMany({ where: { createdAt: { lt: daysAfter(now, -2) } } });
    const windows = await tx.rateWindow.deleteMany({ where: { from: { lt: daysAfter(now, -2) } } });
    const sessions = await tx.session.deleteMany({
      where: { OR: [{ expiresAt: { lt: daysAfter(now, -30) } }, { revokedAt: { lt: daysAfter(now, -30) } }] },
    });
    return { codes: codes.count, windows: windows.count, sessions: sessions.count };
  });
