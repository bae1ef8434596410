import { worksFor } from "~/domain/identity/policy";
import type { Actor } from "~/domain/identity/types";
import { Missing, present } from "~/domain/shared/missing";
import type { Quantity } from "~/domain/shared/quantity";
import { refuse, refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockLot } from "./internal/locks.server";
import { moveStock } from "./internal/move-stock.server";
import type { WriteOffReason } from "./write-off";

export type WriteOff = {
  readonly lotId: string;
  /** Chosen when the form was shown, so that a second tap takes nothing off twice. */
  readonly countId?: string | undefined;
  readonly quantity: Quantity;
  readonly reason: WriteOffReason;
};
export type WrittenOff = Accepted | Refusal<"not_a_quantity"> | Refusal<"more_than_available", { available: Quantity }>;

/** Takes goods off sale for good. Only what nobody was promised can be written off. */
export const writeOffLot = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { lotId, countId = moment.ids.next(), quantity, reason }: WriteOff,
): Promise<WrittenOff> =>
  transact(db, async (tx) => {
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return refuse("not_a_quantity");
    const lot = present(await lockLot(tx, lotId), "lot");
    if (!worksFor(actor, lot.sellerId)) throw new Missing("lot");
    const told = { lotId, kind: "write_off", reference: countId, quantity, reason } as const;
    if ((await tx.stockMovement.count({ where: told })) > 0) return { ok: true };
    if (lot.available < quantity) return refuseWith("more_than_available", { available: lot.available });
    await moveStock(tx, moment, [{ ...told, actorId: actor.personId }]);
    return { ok: true };
  });
