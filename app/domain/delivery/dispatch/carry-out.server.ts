import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { Decision } from "./decision";
import { done, type CarriedOut, type Versions } from "./internal/carried-out";
import { holdLoad } from "./internal/hold-load.server";
import { offerLoads } from "./internal/offer-loads.server";
import { releaseLoad } from "./internal/release-load.server";
import { reorderRun } from "./internal/reorder-run.server";
import { rosterLoads } from "./internal/roster-loads.server";

/** A decision that is carried out by itself; why nobody carries a load is noted for all of them at once. */
export type Deed = Exclude<Decision, { kind: "unassigned" }>;

/**
 * Does what was decided on a board with these versions, in a transaction of its own that first looks whether it still holds.
 * What does not is dropped: the next tick decides anew.
 */
export function carryOut(db: Db, moment: Moment, versions: Versions, decision: Deed): Promise<CarriedOut> {
  switch (decision.kind) {
    case "offer":
      return offerLoads(db, moment, versions, decision);
    case "roster":
      return rosterLoads(db, moment, versions, decision);
    case "release":
      return releaseLoad(db, moment, versions, decision);
    case "reorder":
      return reorderRun(db, moment, decision);
    case "hold":
      return holdLoad(db, moment, versions, decision);
    case "wait":
      return Promise.resolve(done);
  }
}
