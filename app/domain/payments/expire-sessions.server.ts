import { type Db, transact } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

/** Closes sessions whose time is over. Money that still arrives for one is late, not lost. */
export const expireSessions = (db: Db, { now }: Moment): Promise<number> =>
  transact(db, async (tx) => {
    const over = { status: "open", expiresAt: { lte: now } };
    const { count } = await tx.checkoutSession.updateMany({ where: over, data: { status: "expired" } });
    return count;
  });
