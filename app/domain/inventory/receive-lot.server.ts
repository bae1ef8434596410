import { newCode } from "~/domain/shared/code";
import { invariant } from "~/domain/shared/invariant";
import { sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { moveStock } from "./internal/move-stock.server";
import type { Harvest } from "./types";

/** Opens a lot for a harvest and puts it on sale. `quantity` is grams for a pack sold by weight, else a count. */
export async function receiveLot(tx: Tx, moment: Moment, harvest: Harvest): Promise<{ lotId: string; code: string }> {
  invariant(Number.isSafeInteger(harvest.quantity) && harvest.quantity > 0, "a lot starts with something in it");
  const lotId = moment.ids.next();
  const code = newCode(moment.ids.random);
  await tx.$executeRaw(sql`
    insert into lot (id, code, pack_id, product_id, seller_id, producer_id, harvested_on, grade, received, available, created_at, status)
    values (${lotId}::uuid, ${code}, ${harvest.packId}::uuid, ${harvest.productId}::uuid, ${harvest.sellerId}::uuid,
      ${harvest.producerId ?? null}::uuid, ${harvest.harvestedOn}::date, ${harvest.grade ?? "1"}, 0, 0, ${moment.now}::timestamptz, 'sellable')`);
  await moveStock(tx, moment, [{ lotId, kind: "receive", quantity: harvest.quantity, actorId: harvest.actorId }]);
  return { lotId, code };
}
