import type { Quantity } from "~/domain/shared/quantity";
import { present } from "~/domain/shared/missing";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockAllocationsOfLines, lockShelf, markHolds } from "./internal/locks.server";
import { moveStock, type Movement } from "./internal/move-stock.server";
import { packPromises } from "./ship";
import { splitOverLots } from "./split-over-lots";

export type ShipAllocation = { readonly lineId: string; readonly quantity: Quantity };

/**
 * At packing: what the scale says leaves the stock, the rest of the promise goes back on sale. When the scale says more
 * than was promised, the surplus comes from the pack's other goods; beyond those, the lot held more than was written down,
 * so the surplus is received first. Asked twice, it is done once.
 */
export async function shipAllocation(tx: Tx, moment: Moment, { lineId, quantity }: ShipAllocation): Promise<void> {
  const promised = await lockAllocationsOfLines(tx, [lineId]);
  const [first] = promised;
  if (!first) return;
  const { shipped, returned, extra } = packPromises(
    promised.map(({ id, lotId, quantity: share }) => ({ holdId: id, lotId, quantity: share })),
    quantity,
  );
  const surplus =
    extra > 0 ? await takeSurplus(tx, lineId, first.packId, present(promised.at(-1), "hold").lotId, extra) : [];
  await markHolds(tx, promised, "consumed");
  await moveStock(tx, moment, [
    ...shipped.map((part) => ({ ...part, kind: "ship" as const, reference: lineId })),
    ...returned.map((part) => ({ ...part, kind: "deallocate" as const, reference: lineId, reason: "weighed_less" })),
    ...surplus,
  ]);
}

async function takeSurplus(
  tx: Tx,
  lineId: string,
  packId: string,
  lotId: string,
  extra: Quantity,
): Promise<Movement[]> {
  const { shares } = splitOverLots([{ lineId, packId, quantity: extra }], await lockShelf(tx, [packId]));
  const found = shares.reduce((sum, share) => sum + share.quantity, 0);
  const unwritten = extra - found;
  const topUp = { kind: "top_up" as const, reference: lineId, reason: "weighed_more" };
  const movements: Movement[] = shares.map((share) => ({ ...topUp, lotId: share.lotId, quantity: share.quantity }));
  if (unwritten === 0) return movements;
  const more = { lotId, quantity: unwritten };
  return [...movements, { ...more, kind: "receive", reference: lineId, reason: "weighed_more" }, { ...more, ...topUp }];
}
