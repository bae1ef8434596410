import type { ReleasedGoods } from "~/domain/ledger/claw-back";
import type { Carrier, Sale } from "~/domain/ledger/postings";
import { ratesInForce } from "~/domain/ledger/rate-queries.server";
import { invariant } from "~/domain/shared/invariant";
import { splitVnd, toVnd } from "~/domain/shared/money";
import type { Reader, Tx } from "~/platform/db.server";
import type { LockedOrder, LockedSubOrder } from "./locked-order.server";

type SoldPart = Pick<LockedSubOrder, "id" | "sellerId" | "goodsVnd" | "weighedVnd" | "deliveryVnd">;
type SoldLine = { readonly categoryId: string; readonly vnd: number; readonly claimedVnd: number };

/**
 * What a delivered sub-order's money is for: goods by category as the scale said, less what is complained about and still
 * waits in escrow.
 */
export async function saleOf(
  tx: Reader | Tx,
  orderId: string,
  { id, sellerId, goodsVnd, weighedVnd, deliveryVnd }: SoldPart,
): Promise<Sale> {
  const lines = await soldLines(tx, id);
  const soldVnd = lines.reduce((sum, { vnd }) => sum + vnd, 0);
  invariant(soldVnd === (weighedVnd ?? goodsVnd), `sub-order ${id}: its lines are not its sum`);
  const goods = lines.map(({ categoryId, vnd, claimedVnd }) => ({ categoryId, vnd: vnd - claimedVnd }));
  return {
    orderId,
    subOrderId: id,
    sellerId,
    goodsVnd: goods.reduce((sum, { vnd }) => sum + vnd, 0),
    goods,
    deliveryVnd,
    carriers: await carriersOf(tx, id),
    withholdGoodsTax: await isFarm(tx, sellerId),
  };
}

const carriersOf = (tx: Reader | Tx, subOrderId: string): Promise<Carrier[]> =>
  tx.subOrderCarrier.findMany({
    where: { subOrderId },
    orderBy: { seq: "asc" },
    select: { courierId: true, payVnd: true },
  });

/** Farms are people, whose tax is withheld; cooperatives declare their own. */
export async function isFarm(tx: Reader | Tx, sellerId: string): Promise<boolean> {
  const { kind } = await tx.seller.findUniqueOrThrow({ where: { id: sellerId }, select: { kind: true } });
  return kind === "farm";
}

const soldLines = (tx: Reader | Tx, subOrderId: string): Promise<SoldLine[]> => tx.$queryRaw`
  SELECT product.category_id AS "categoryId", coalesce(line.final_vnd, line.estimated_vnd) AS vnd,
    coalesce((SELECT sum(amount_vnd) FROM claim
      WHERE claim.order_line_id = line.id AND in_escrow AND status <> 'refused'), 0)::int AS "claimedVnd"
  FROM order_line line JOIN product ON product.id = line.product_id WHERE line.sub_order_id = ${subOrderId}::uuid`;

/** Who was credited with how much of a settled sub-order's goods, as the ledger has it. */
export async function releasedGoods(
  tx: Tx,
  { id: orderId, placedAt }: Pick<LockedOrder, "id" | "placedAt">,
  { id, sellerId, goodsVnd, weighedVnd }: LockedSubOrder,
): Promise<ReleasedGoods> {
  const [sums] = await tx.$queryRaw<{ seller: number; commission: number; held: number }[]>`
    SELECT coalesce(-sum(entry.amount) FILTER (WHERE account.code LIKE 'seller_payable:%'), 0)::int AS seller,
      coalesce(-sum(entry.amount) FILTER (WHERE account.code = 'commission'), 0)::int AS commission,
      coalesce((SELECT sum(amount_vnd) FROM claim WHERE sub_order_id = ${id}::uuid AND in_escrow AND status <> 'refused'), 0)::int AS held
    FROM ledger_transaction made JOIN ledger_entry entry ON entry.transaction_id = made.id
    JOIN ledger_account account ON account.id = entry.account_id
    WHERE made.order_id = ${orderId}::uuid AND made.memo = ${id} AND made.kind = 'order.released'`;
  invariant(sums, `sub-order ${id} was released`);
  const releasedVnd = (weighedVnd ?? goodsVnd) - sums.held;
  const taxVnd = releasedVnd - sums.seller - sums.commission;
  const { goods } = await ratesInForce(tx, placedAt);
  const [vatVnd = 0, pitVnd = 0] = (await isFarm(tx, sellerId))
    ? splitVnd(toVnd(taxVnd), [goods.vatBp, goods.pitBp])
    : [];
  return { sellerVnd: sums.seller, commissionVnd: sums.commission, vatVnd, pitVnd };
}
