import { post } from "~/domain/ledger/post.server";
import { released } from "~/domain/ledger/postings";
import { ratesInForce } from "~/domain/ledger/rate-queries.server";
import { giveBackMoney } from "~/domain/payments/credit/give-back-money.server";
import { present } from "~/domain/shared/missing";
import { isRefusal, refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { claimFact } from "../events";
import { twoPersonVnd } from "../policy";
import { keepEvents, type Part } from "./locked-order.server";
import { isFarm, releasedGoods, saleOf } from "./sale.server";

export type Claim = {
  readonly id: string;
  readonly orderId: string;
  readonly subOrderId: string;
  readonly amountVnd: number;
  readonly status: string;
  readonly inEscrow: boolean;
  readonly agreedById: string | null;
  readonly categoryId: string;
};

export type ClaimDecision =
  | Accepted<{ status: "agreed" | "granted" | "refused" }>
  | Refusal<"already_decided" | "same_person" | "exceeds_payment">;

/** Decides a locked claim: its money goes back to the shopper or on to the seller, or a first person agrees. */
export async function decideLocked(
  tx: Tx,
  moment: Moment,
  who: { readonly personId: string },
  { claim, part, decision }: { claim: Claim; part: Part; decision: "grant" | "refuse" },
): Promise<ClaimDecision> {
  if (!isUndecided(claim)) return refuse("already_decided");
  const next = nextStatus(claim, decision, who);
  if (isRefusal(next)) return next;
  const moved = next === "granted" ? await giveBack(tx, moment, claim, part) : null;
  if (moved !== null && isRefusal(moved)) return refuse("exceeds_payment");
  if (next === "refused") await letGo(tx, moment, claim, part);
  await write(tx, moment, who, claim, next);
  return { ok: true, status: next };
}

export const isUndecided = ({ status }: Claim): boolean => status === "open" || status === "agreed";

function nextStatus(
  { amountVnd, status, agreedById }: Claim,
  decision: "grant" | "refuse",
  { personId }: { readonly personId: string },
): "agreed" | "granted" | "refused" | Refusal<"same_person"> {
  if (decision === "refuse") return "refused";
  if (amountVnd <= twoPersonVnd) return "granted";
  if (status === "open") return "agreed";
  return agreedById === personId ? refuse("same_person") : "granted";
}

export async function lockClaim(tx: Tx, claimId: string): Promise<Claim> {
  const [claim] = await tx.$queryRaw<Claim[]>`
    SELECT claim.id::text, claim.order_id::text AS "orderId", claim.sub_order_id::text AS "subOrderId", claim.amount_vnd AS "amountVnd",
      claim.status, claim.in_escrow AS "inEscrow", claim.agreed_by_id::text AS "agreedById", product.category_id AS "categoryId"
    FROM claim JOIN order_line line ON line.id = claim.order_line_id JOIN product ON product.id = line.product_id
    WHERE claim.id = ${claimId}::uuid FOR UPDATE OF claim`;
  return present(claim, "claim");
}

async function giveBack(tx: Tx, moment: Moment, claim: Claim, { order, subOrder }: Part) {
  const { id, orderId: payableId, subOrderId, amountVnd, inEscrow } = claim;
  const ask = { payableId, amountVnd, cause: `claim:${id}`, reason: "claim", keepFor: null };
  if (inEscrow) return giveBackMoney(tx, moment, ask);
  const parts = await releasedGoods(tx, order, subOrder);
  return giveBackMoney(tx, moment, { ...ask, released: { subOrderId, sellerId: subOrder.sellerId, parts } });
}

/** Not justified: the seller gets the line's money, at once when the rest was paid out already. */
async function letGo(tx: Tx, moment: Moment, claim: Claim, { order, subOrder }: Part): Promise<void> {
  if (!claim.inEscrow || subOrder.status !== "settled") return;
  const { id, orderId, subOrderId, amountVnd, categoryId } = claim;
  // Still open, the claim is not among what was released.
  const { goods: before = [] } = await saleOf(tx, orderId, subOrder);
  const sale = {
    orderId,
    subOrderId,
    sellerId: subOrder.sellerId,
    goodsVnd: amountVnd,
    part: `claim:${id}`,
    goods: [{ categoryId, vnd: amountVnd }],
    before,
    deliveryVnd: 0,
    carriers: [],
    withholdGoodsTax: await isFarm(tx, subOrder.sellerId),
  };
  await post(tx, moment, released(sale, await ratesInForce(tx, order.placedAt)));
}

async function write(
  tx: Tx,
  moment: Moment,
  { personId }: { readonly personId: string },
  { id, orderId, subOrderId, amountVnd }: Claim,
  status: "agreed" | "granted" | "refused",
): Promise<void> {
  const who = status === "agreed" ? { agreedById: personId } : { decidedById: personId, decidedAt: moment.now };
  await tx.claim.update({ where: { id }, data: { status, ...who } });
  const detail = { amountVnd, orderId };
  await audit(tx, moment.now, { actorId: personId, action: `claim.${status}`, subject: `claim:${id}`, detail });
  const event = { type: `sub_order.claim_${status}`, subOrderId, detail: { amountVnd } };
  await keepEvents(tx, moment, personId, orderId, [event]);
  if (status !== "agreed") await record(tx, moment, claimFact("decided", id));
}
