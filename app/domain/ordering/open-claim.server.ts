import type { Operator } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { keepEvents, lockSubOrder } from "./internal/locked-order.server";

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
 * A shopper complains about one line. What it cost stays in escrow when it is still there; everything else of the sub-order is
 * paid out in time.
 */
export const openClaim = (db: Db, moment: Moment, operator: Operator, ask: OpenClaim): Promise<ClaimOpening> =>
  transact(db, async (tx): Promise<ClaimOpening> => {
    const { order, subOrder } = await lockSubOrder(tx, ask.subOrderId, null);
    const { status } = subOrder;
    if (status !== "delivered" && status !== "settled") return refuse("not_delivered");
    const line = await readLine(tx, ask);
    if (line.isOpen) return refuse("already_claimed");
    if (ask.amountVnd > line.leftVnd) return refuseWith("too_much", { mostVnd: line.leftVnd });
    const claimId = moment.ids.next();
    const { subOrderId, lineId: orderLineId, amountVnd, reason } = ask;
    await tx.claim.create({
      data: {
        ...{ id: claimId, orderId: order.id, subOrderId, orderLineId, amountVnd, reason },
        ...{ status: "open", inEscrow: status === "delivered" },
        ...{ openedById: operator.personId, openedAt: moment.now },
      },
    });
    const detail = { lineId: orderLineId, amountVnd, reason };
    await keepEvents(tx, moment, operator.personId, order.id, [{ type: "sub_order.claimed", subOrderId, detail }]);
    return { ok: true, claimId };
  });

/** What the line cost, less what was given back for it before. */
async function readLine(tx: Tx, { subOrderId, lineId }: OpenClaim): Promise<{ leftVnd: number; isOpen: boolean }> {
  const [line] = await tx.$queryRaw<{ leftVnd: number; isOpen: boolean }[]>`
    SELECT (coalesce(line.final_vnd, line.estimated_vnd)
        - coalesce(sum(claim.amount_vnd) FILTER (WHERE claim.status = 'granted'), 0))::int AS "leftVnd",
      coalesce(bool_or(claim.status IN ('open', 'agreed')), false) AS "isOpen"
    FROM order_line line LEFT JOIN claim ON claim.order_line_id = line.id
    WHERE line.id = ${lineId}::uuid AND line.sub_order_id = ${subOrderId}::uuid GROUP BY line.id`;
  return present(line, "order_line");
}
