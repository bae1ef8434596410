import { newCode } from "~/domain/shared/code";
import { invariant } from "~/domain/shared/invariant";
import { sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { moveStock } from "./internal/move-stock.server";
import type { Harvest } from "./types";

/**
 * Opens a lot for a harvest and puts it on sale. `quantity` is grams for a pack sold by weight, else a count. A harvest that comes
 * twice under one `lotId` is brought in once; another harvest under it, from a page gone back to, is a lot of its own.
 */
export async function receiveLot(tx: Tx, moment: Moment, harvest: Harvest): Promise<{ lotId: string; code: string }> {
  invariant(Number.isSafeInteger(harvest.quantity) && harvest.quantity > 0, "a lot starts with something in it");
  const lotId = harvest.lotId ?? moment.ids.next();
  const code = newCode(moment.ids.random);
  const opened = await tx.$executeRaw(sql`
    insert into lot (id, code, pack_id, product_id, seller_id, producer_id, harvested_on, grade, received, available, created_at, status)
    values (${lotId}::uuid, ${code}, ${harvest.packId}::uuid, ${harvest.productId}::uuid, ${harvest.sellerId}::uuid,
      ${harvest.producerId ?? null}::uuid, ${harvest.harvestedOn}::date, ${harvest.grade ?? "1"}, 0, 0, ${moment.now}::timestamptz, 'sellable')
    on conflict (id) do nothing`);
  if (opened === 0)
    return (await broughtInBefore(tx, lotId, harvest)) ?? receiveLot(tx, moment, { ...harvest, lotId: undefined });
  await moveStock(tx, moment, [{ lotId, kind: "receive", quantity: harvest.quantity, actorId: harvest.actorId }]);
  return { lotId, code };
}

async function broughtInBefore(
  tx: Tx,
  lotId: string,
  { sellerId, packId, quantity, harvestedOn, producerId = null }: Harvest,
): Promise<{ lotId: string; code: string } | null> {
  const lot = await tx.lot.findFirst({
    where: { id: lotId, sellerId, packId, producerId, received: quantity, harvestedOn: new Date(harvestedOn) },
    select: { code: true },
  });
  return lot && { lotId, code: lot.code };
}
