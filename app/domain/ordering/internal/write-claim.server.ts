import { present } from "~/domain/shared/missing";
import type { Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { claimFact } from "../events";
import type { ClaimKind } from "../policy";
import { keepEvents, type Part } from "./locked-order.server";

export type NewClaim = {
  readonly lineId: string;
  readonly amountVnd: number;
  readonly reason: string;
  /** Null when the shopper wrote it. */
  readonly openedById: string | null;
  /** What the seller is asked about, with the shopper's photo and until when. */
  readonly asked?: { readonly kind: ClaimKind; readonly photoId: string | null; readonly answerBy: Date };
};

/** Writes a claim down; its line's money waits from now on. */
export async function writeClaim(tx: Tx, moment: Moment, { order, subOrder }: Part, claim: NewClaim): Promise<string> {
  const claimId = moment.ids.next();
  const { lineId: orderLineId, amountVnd, reason, openedById, asked } = claim;
  const of = { orderId: order.id, subOrderId: subOrder.id };
  await tx.claim.create({
    data: {
      id: claimId,
      ...of,
      orderLineId,
      amountVnd,
      reason,
      ...asked,
      status: "open",
      inEscrow: subOrder.status === "delivered",
      openedById,
      openedAt: moment.now,
    },
  });
  const detail = { lineId: orderLineId, amountVnd, reason };
  const event = { type: "sub_order.claimed", subOrderId: subOrder.id, detail };
  await keepEvents(tx, moment, openedById, order.id, [event]);
  await record(tx, moment, claimFact("opened", claimId));
  return claimId;
}

export type ClaimedLine = { readonly leftVnd: number; readonly isOpen: boolean; readonly claims: number };

/** What the line cost, less what was given back for it before. @throws Missing when the part has no such line. */
export async function claimedLine(
  tx: Tx,
  { subOrderId, lineId }: { subOrderId: string; lineId: string },
): Promise<ClaimedLine> {
  const [line] = await tx.$queryRaw<ClaimedLine[]>`
    SELECT (coalesce(line.final_vnd, line.estimated_vnd)
        - coalesce(sum(claim.amount_vnd) FILTER (WHERE claim.status = 'granted'), 0))::int AS "leftVnd",
      coalesce(bool_or(claim.status IN ('open', 'agreed')), false) AS "isOpen", count(claim.id)::int AS claims
    FROM order_line line LEFT JOIN claim ON claim.order_line_id = line.id
    WHERE line.id = ${lineId}::uuid AND line.sub_order_id = ${subOrderId}::uuid GROUP BY line.id`;
  return present(line, "order_line");
}
