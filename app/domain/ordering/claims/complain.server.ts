import { present } from "~/domain/shared/missing";
import { refuse, refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { hoursAfter } from "~/domain/shared/time";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { claimedLine, writeClaim } from "../internal/write-claim.server";
import { lockSubOrder } from "../internal/locked-order.server";
import { answerHours, claimWindowHours, type ClaimKind, needsPhoto } from "../policy";

export type Complain = {
  /** The order whose link the shopper holds. */
  readonly orderId: string;
  readonly lineId: string;
  readonly kind: ClaimKind;
  readonly words: string;
  readonly amountVnd: number;
  readonly photoId: string | null;
};

export type Complaint =
  | Accepted<{ claimId: string }>
  | Refusal<"not_delivered" | "too_late" | "already_claimed" | "photo_needed">
  | Refusal<"too_much", { mostVnd: number }>;

/**
 * The shopper complains about one line while the claim window is open. Only that line's money waits; the seller is asked, and
 * then an operator decides. One complaint a line: what was decided is not asked again here.
 * @throws Missing when the line is not of this order.
 */
export const complain = (db: Db, moment: Moment, ask: Complain): Promise<Complaint> =>
  transact(db, async (tx): Promise<Complaint> => {
    const { subOrderId, deliveredAt } = await partOfLine(tx, ask);
    const part = await lockSubOrder(tx, subOrderId, null);
    if (part.subOrder.status === "settled") return refuse("too_late");
    if (part.subOrder.status !== "delivered" || deliveredAt === null) return refuse("not_delivered");
    if (moment.now > hoursAfter(deliveredAt, claimWindowHours)) return refuse("too_late");
    if (needsPhoto(ask.kind) && ask.photoId === null) return refuse("photo_needed");
    const line = await claimedLine(tx, { subOrderId, lineId: ask.lineId });
    if (line.claims > 0) return refuse("already_claimed");
    if (ask.amountVnd > line.leftVnd) return refuseWith("too_much", { mostVnd: line.leftVnd });
    const { lineId, amountVnd, words: reason, kind, photoId } = ask;
    const asked = { kind, photoId, answerBy: hoursAfter(moment.now, answerHours) };
    const claimId = await writeClaim(tx, moment, part, { lineId, amountVnd, reason, openedById: null, asked });
    return { ok: true, claimId };
  });

async function partOfLine(
  tx: Tx,
  { orderId, lineId }: Complain,
): Promise<{ subOrderId: string; deliveredAt: Date | null }> {
  const [part] = await tx.$queryRaw<{ subOrderId: string; deliveredAt: Date | null }[]>`
    SELECT sub.id::text AS "subOrderId", sub.delivered_at AS "deliveredAt"
    FROM order_line line JOIN sub_order sub ON sub.id = line.sub_order_id
    WHERE line.id = ${lineId}::uuid AND sub.order_id = ${orderId}::uuid`;
  return present(part, "order_line");
}
