import { isMember } from "~/domain/identity/members/member-queries.server";
import { worksFor } from "~/domain/identity/policy";
import type { Actor } from "~/domain/identity/types";
import { Missing, present } from "~/domain/shared/missing";
import type { Quantity } from "~/domain/shared/quantity";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { checkHarvest } from "./harvest";
import { receiveLot } from "./receive-lot.server";
import type { Grade, IsoDay } from "./types";

export type ReceiveHarvest = {
  /** Chosen when the form was shown, so that a second tap brings nothing in twice. */
  readonly lotId?: string | undefined;
  readonly packId: string;
  readonly quantity: Quantity;
  readonly harvestedOn: IsoDay;
  readonly grade?: Grade;
  /** The member of the cooperative whose harvest it is; null when it is the seller's own. */
  readonly producerId?: string | null;
};
export type HarvestReceived =
  | Accepted<{ lotId: string; code: string }>
  | Refusal<"not_a_quantity" | "harvested_in_future" | "harvested_too_long_ago" | "pack_retired" | "not_a_member">;

/** A farmer brings in more of a pack that is already listed: a new lot with its own harvest day. */
export const receiveHarvest = (
  db: Db,
  moment: Moment,
  actor: Actor,
  harvest: ReceiveHarvest,
): Promise<HarvestReceived> =>
  transact(db, async (tx) => {
    const pack = present(
      await tx.pack.findUnique({
        where: { id: harvest.packId },
        select: { retiredAt: true, product: { select: { id: true, sellerId: true } } },
      }),
      "pack",
    );
    if (!worksFor(actor, pack.product.sellerId)) throw new Missing("pack");
    if (pack.retiredAt) return refuse("pack_retired");
    const fault = checkHarvest(harvest, moment.now);
    if (fault) return refuse(fault);
    if (harvest.producerId && !(await isMember(tx, pack.product.sellerId, harvest.producerId)))
      return refuse("not_a_member");
    const lot = await receiveLot(tx, moment, {
      ...harvest,
      productId: pack.product.id,
      sellerId: pack.product.sellerId,
      actorId: actor.personId,
    });
    return { ok: true, ...lot };
  });
