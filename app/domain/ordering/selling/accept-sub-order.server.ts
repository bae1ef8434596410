import { isRefusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { changePart, lockSubOrder } from "../internal/locked-order.server";
import { move } from "../sub-order-status";

/** A person acting for a seller. */
export type SellerHand = { readonly personId: string; readonly sellerId: string };

/** The seller says yes. */
export const acceptSubOrder = (db: Db, moment: Moment, seller: SellerHand, { subOrderId }: { subOrderId: string }) =>
  step(db, moment, seller, subOrderId, "accept", "accepted");

/** The seller goes out to the field for it. */
export const startHarvest = (db: Db, moment: Moment, seller: SellerHand, { subOrderId }: { subOrderId: string }) =>
  step(db, moment, seller, subOrderId, "harvest", "harvesting");

const step = (
  db: Db,
  moment: Moment,
  seller: SellerHand,
  subOrderId: string,
  name: "accept" | "harvest",
  happening: "accepted" | "harvesting",
) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, seller.sellerId);
    const moved = move(part.subOrder.status, name);
    if (isRefusal(moved)) return moved;
    await changePart(tx, moment, seller.personId, part, { to: moved.to, happening });
    return { ok: true as const };
  });
