import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockAllocationsOfLines, lockHoldsOfOrder, markHolds, type HeldShare } from "./internal/locks.server";
import { moveStock } from "./internal/move-stock.server";
import type { MovementKind } from "./lot-level";

/** What is promised to an order, locked until the transaction ends. */
export const openHolds = (tx: Tx, orderId: string): Promise<readonly HeldShare[]> => lockHoldsOfOrder(tx, orderId);

/**
 * Paid: what was held is now the shopper's. A hold past its hour that nobody released yet still counts: the goods are there.
 * Asked twice, it is done once.
 */
export async function allocateHolds(
  tx: Tx,
  moment: Moment,
  open: readonly HeldShare[],
): Promise<Accepted | Refusal<"hold_gone">> {
  if (open.length === 0) return refuse("hold_gone");
  await settle(tx, moment, held(open), "allocate", "allocated");
  return { ok: true };
}

/** Not paid: what was held goes back on sale. What is already paid for stays allocated. */
export async function releaseHolds(
  tx: Tx,
  moment: Moment,
  orderId: string,
  how: "released" | "expired",
): Promise<void> {
  const open = await lockHoldsOfOrder(tx, orderId);
  await settle(tx, moment, held(open), how === "expired" ? "expire" : "release", how);
}

/** Rejected or cancelled after payment: what was allocated to these lines goes back on sale. */
export async function deallocate(tx: Tx, moment: Moment, lineIds: readonly string[], reason: string): Promise<void> {
  if (lineIds.length === 0) return;
  await settle(tx, moment, await lockAllocationsOfLines(tx, lineIds), "deallocate", "released", reason);
}

const held = (open: readonly HeldShare[]): HeldShare[] => open.filter(({ status }) => status === "held");

async function settle(
  tx: Tx,
  moment: Moment,
  shares: readonly HeldShare[],
  kind: MovementKind,
  status: "allocated" | "released" | "expired",
  reason = "",
): Promise<void> {
  if (shares.length === 0) return;
  const movements = shares.map(({ lotId, lineId, quantity }) => ({ lotId, kind, quantity, reference: lineId, reason }));
  await Promise.all([markHolds(tx, shares, status), moveStock(tx, moment, movements)]);
}
