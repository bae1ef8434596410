import type { Operator } from "~/domain/identity/types";
import { refuse, refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { claimedLine, writeClaim } from "../internal/write-claim.server";
import { lockSubOrder } from "../internal/locked-order.server";

export type OpenClaim = {
  readonly subOrderId: string;
  readonly lineId: string;
  readonly amountVnd: number;
  readonly reason: string;
};

export type ClaimOpening =
  | Accepted<{ claimId: string }>
  | Refusal<"not_delivered" | "already_claimed">
  | Refusal<"too_much", { mostVnd: number }>;

/**
 * An operator notes what a shopper complains about one line. What it cost stays in escrow when it is still there; everything
 * else of the sub-order is paid out in time.
 */
export const openClaim = (db: Db, moment: Moment, operator: Operator, ask: OpenClaim): Promise<ClaimOpening> =>
  transact(db, async (tx): Promise<ClaimOpening> => {
    const part = await lockSubOrder(tx, ask.subOrderId, null);
    const { status } = part.subOrder;
    if (status !== "delivered" && status !== "settled") return refuse("not_delivered");
    const line = await claimedLine(tx, ask);
    if (line.isOpen) return refuse("already_claimed");
    if (ask.amountVnd > line.leftVnd) return refuseWith("too_much", { mostVnd: line.leftVnd });
    const { lineId, amountVnd, reason } = ask;
    const opened = { lineId, amountVnd, reason, openedById: operator.personId };
    return { ok: true, claimId: await writeClaim(tx, moment, part, opened) };
  });
