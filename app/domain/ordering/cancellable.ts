import { addVnd, toVnd, zeroVnd, type Vnd } from "~/domain/shared/money";
import { canMove, type SubOrderStatus } from "./sub-order-status";

type Part = { readonly status: SubOrderStatus; readonly goodsVnd: number; readonly deliveryVnd: number };

/** What of a paid order its shopper may still call off, and what comes back: the parts no seller has accepted yet. */
export function cancellable<Each extends Part>(parts: readonly Each[]): { parts: Each[]; refundVnd: Vnd } {
  const open = parts.filter(({ status }) => canMove(status, "cancel"));
  return { parts: open, refundVnd: addVnd(zeroVnd, ...open.map((part) => toVnd(part.goodsVnd + part.deliveryVnd))) };
}
