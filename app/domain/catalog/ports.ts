import type { Quantity } from "~/domain/shared/quantity";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

export type FirstHarvest = {
  readonly packId: string;
  readonly productId: string;
  readonly sellerId: string;
  readonly harvestedOn: string;
  readonly producerId: string | null;
  readonly quantity: Quantity;
  readonly actorId: string;
};

/** Puts a new pack's first goods in stock, in the transaction that publishes it. Inventory gives it. */
export type ReceiveFirstHarvest = (tx: Tx, moment: Moment, harvest: FirstHarvest) => Promise<unknown>;

/** When a harvest day or amount is not believable, its name; inventory's rule. */
export type CheckHarvest<Fault extends string> = (
  harvest: { quantity: Quantity; harvestedOn: string },
  now: Date,
) => Fault | null;
