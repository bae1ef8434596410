import type { Operator } from "~/domain/identity/types";
import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { assignLoad, type Assigning } from "./assign-load.server";
import type { Deed } from "./deed";
import { pinLoad } from "./pin-load.server";
import { takeAwayLoad, type TakingAway } from "./take-away-load.server";

export type HandDeed = {
  readonly shipmentId: string;
  readonly deed: Deed;
  readonly courierId: string | null;
  readonly reason: string;
};

/** One deed of an operator; each is one command. */
export function doByHand(db: Db, moment: Moment, operator: Operator, wish: HandDeed): Promise<Assigning | TakingAway> {
  const { shipmentId, deed, courierId, reason } = wish;
  switch (deed) {
    case "assign":
      return assignLoad(db, moment, operator, { shipmentId, courierId: courierId ?? "" });
    case "pin":
    case "unpin":
      return pinLoad(db, moment, operator, { shipmentId, courierId: deed === "pin" ? courierId : null });
    case "release":
    case "hold":
    case "cancel":
      return takeAwayLoad(db, moment, operator, { shipmentId, taking: deed, reason });
  }
}
