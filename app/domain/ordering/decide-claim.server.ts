import type { Operator } from "~/domain/identity/types";
import { post } from "~/domain/ledger/post.server";
import { released } from "~/domain/ledger/postings";
import { ratesInForce } from "~/domain/ledger/rate-queries.server";
import { giveBackMoney } from "~/domain/payments/credit/give-back-money.server";
import { present } from "~/domain/shared/missing";
import { isRefusal, refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { keepEvents, lockSubOrder, type Part } from "./internal/locked-order.server";
import { isFarm, releasedGoods, saleOf } from "./internal/sale.server";
import { twoPersonVnd } from "./policy";

export type DecideClaim = { readonly claimId: string; readonly decision: "grant" | "refuse" };
export type ClaimDecision =
  | Accepted<{ status: "agreed" | "granted" | "refused" }>
  | Refusal<"already_decided" | "same_person" | "exceeds_payment">;

type Claim = {
  readonly id: string;
  readonly orderId: string;
  readonly subOrderId: string;
  readonly amountVnd: number;
  readonly status: string;
  readonly inEscrow: boolean;
  readonly agreedById: string | null;
  readonly categoryId: string;
};

/**
 * Gives the money of a claim back to the shopper, or lets the seller have it. Above a limit the first operator agrees and a
 * second one grants. Money that was released already is taken back from those who got it, in proportion.
 */
export const decideClaim = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { claimId, decision }: DecideClaim,
): Promise<ClaimDecision> =>
  transact(db, async (tx): Promise<ClaimDecision> => {
    const { subOrderId } = present(await tx.claim.findUnique({ where: { id: claimId } }), "claim");
    const part = await lockSubOrder(tx, subOrderId, null);
    const claim = await lockClaim(tx, claimId);
    if (claim.status !== "open" && claim.status !== "agreed") return refuse("already_decided");
    const next = nextStatus(claim, decision, operator);
    if (isRefusal(next)) return next;
    const moved = next === "granted" ? await giveBack(tx, moment, claim, part) : null;
    if (moved !== null && isRefusal(moved)) return refuse("exceeds_payment");
    if (next === "refused") await letGo(tx, moment, claim, part);
    await write(tx, moment, operator, claim, next);
    return { ok: true, status: next };
  });

function nextStatus(
  { amountVnd, status, agreedById }: Claim,
  decision: DecideClaim["decision"],
  { personId }: Operator,
): "agreed" | "granted" | "refused" | Refusal<"same_person"> {
  if (decision === "refuse") return "refused";
  if (amountVnd <= twoPersonVnd) return "granted";
  if (status === "open") return "agreed";
  return agreedById === personId ? refuse("same_person") : "granted";
}

async function lockClaim(tx: Tx, claimId: string): Promise<Claim> {
  const [claim] = await tx.$queryRaw<Claim[]>`
    SELECT claim.id::text, claim.order_id::text AS "orderId", claim.sub_order_id::text AS "subOrderId", claim.amount_vnd AS "amountVnd",
      claim.status, claim.in_escrow AS "inEscrow", claim.agreed_by_id::text AS "agreedById", product.category_id AS "categoryId"
    FROM claim JOIN order_line line ON line.id = claim.order_line_id JOIN product ON product.id = line.product_id
    WHERE claim.id = ${claimId}::uuid FOR UPDATE OF claim`;
  return present(claim, "claim");
}

async function giveBack(tx: Tx, moment: Moment, claim: Claim, { subOrder }: Part) {
  const { id, orderId: payableId, subOrderId, amountVnd, inEscrow } = claim;
  const ask = { payableId, amountVnd, cause: `claim:${id}`, reason: "claim", keepFor: null };
  if (inEscrow) return giveBackMoney(tx, moment, ask);
  const parts = await releasedGoods(tx, payableId, subOrder);
  return giveBackMoney(tx, moment, { ...ask, released: { subOrderId, sellerId: subOrder.sellerId, parts } });
}

/** Not justified: the seller gets the line's money, at once when the rest was paid out already. */
async function letGo(tx: Tx, moment: Moment, claim: Claim, { subOrder }: Part): Promise<void> {
  if (!claim.inEscrow || subOrder.status !== "settled") return;
  const { id, orderId, subOrderId, amountVnd, categoryId } = claim;
  // Still open, the claim is not among what was released.
  const { goods: before = [] } = await saleOf(tx, orderId, subOrder);
  const sale = {
    ...{ orderId, subOrderId, sellerId: subOrder.sellerId, goodsVnd: amountVnd, part: `claim:${id}` },
    ...{ goods: [{ categoryId, vnd: amountVnd }], before, deliveryVnd: 0, carriers: [] },
    withholdGoodsTax: await isFarm(tx, subOrder.sellerId),
  };
  await post(tx, moment, released(sale, await ratesInForce(tx, moment.now)));
}

async function write(
  tx: Tx,
  moment: Moment,
  { personId }: Operator,
  { id, orderId, subOrderId, amountVnd }: Claim,
  status: "agreed" | "granted" | "refused",
): Promise<void> {
  const who = status === "agreed" ? { agreedById: personId } : { decidedById: personId, decidedAt: moment.now };
  await tx.claim.update({ where: { id }, data: { status, ...who } });
  const note = { actorId: personId, action: `claim.${status}`, subject: `claim:${id}`, detail: { amountVnd, orderId } };
  await audit(tx, moment.now, note);
  const event = { type: `sub_order.claim_${status}`, subOrderId, detail: { amountVnd } };
  await keepEvents(tx, moment, personId, orderId, [event]);
}
