import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { bookDocks, docksToGive } from "../internal/give-docks.server";

/**
 * Every vehicle that comes to a hub gets its dock and time, whoever no longer comes gives it back. Looks without locks first, and
 * books hub by hub under the lock of the hub's row, from what is true then. Doing it twice changes nothing.
 */
export async function keepDocks(db: Db, moment: Moment): Promise<{ ok: true; hubs: number }> {
  const changes = await docksToGive(db, moment.now, await db.hub.findMany({ orderBy: { id: "asc" } }));
  for (const { hubId } of changes)
    await transact(db, async (tx) => {
      await tx.$queryRaw`select 1 from hub where id = ${hubId}::uuid for update`;
      await bookDocks(tx, moment, await tx.hub.findUniqueOrThrow({ where: { id: hubId } }));
    });
  return { ok: true, hubs: changes.length };
}
