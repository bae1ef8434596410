import { aBasket, anOrderFor, openDesk } from "#test/checkout";
import { receiveLot } from "~/domain/inventory/receive-lot.server";
import { goToPay } from "~/domain/ordering/paying/go-to-pay.server";
import { placeOrder } from "~/domain/ordering/checkout/place-order.server";
import type { PaymentGateway } from "~/domain/payments/ports";
import { isoDay } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { transact, type openDb } from "~/platform/db.server";
import type { Visit } from "./words";

type Db = ReturnType<typeof openDb>;
type Goods = { packId: string; productId: string; sellerId: string; minimum: number };

/** A second visit within five seconds would be the first one: a double tap. */
const secondVisitMs = 6_000;
const shelves = 8;

/** Orders that wait at VNPAY's page, each with two visits: the first was declined, the second paid. */
export async function openOrders(db: Db, gateway: PaymentGateway, count: number): Promise<Visit[]> {
  const goods = await restock(db, count);
  const visits: Visit[] = [];
  let next = 0;
  const shopper = async (): Promise<void> => {
    for (let nth = next++; nth < count; nth = next++)
      visits.push(...(await atVnpay(db, gateway, goods[nth % goods.length])));
  };
  await Promise.all(Array.from({ length: 8 }, shopper));
  return visits;
}

/** A lot of its own for each shelf, so that nobody's goods run out; of sellers far from the cities where stories are told. */
async function restock(db: Db, count: number): Promise<Goods[]> {
  const goods = await db.$queryRaw<Goods[]>`
    SELECT "packId", "productId", "sellerId", minimum FROM (
      SELECT DISTINCT ON (seller.id) seller.province_code, pack.id::text AS "packId", product.id::text AS "productId",
        seller.id::text AS "sellerId", pack.minimum
      FROM pack JOIN product ON product.id = pack.product_id JOIN seller ON seller.id = product.seller_id
      WHERE product.status = 'published' AND seller.status = 'approved' AND pack.retired_at IS NULL AND pack.price_vnd < 500000
      ORDER BY seller.id
    ) on_sale ORDER BY province_code IN ('01', '68', '79', '80', '82'), "sellerId" LIMIT ${shelves}`;
  const now = new Date();
  const harvest = { harvestedOn: isoDay(now), actorId: systemIds.next() };
  for (const { minimum, ...pack } of goods) {
    const quantity = minimum * Math.ceil(count / goods.length);
    await transact(db, (tx) => receiveLot(tx, { now, ids: systemIds }, { ...pack, ...harvest, quantity }));
  }
  return goods;
}

async function atVnpay(db: Db, gateway: PaymentGateway, goods: Goods | undefined): Promise<Visit[]> {
  if (!goods) throw new Error("nothing is on sale here");
  const moment = { now: new Date(), ids: systemIds };
  const { basketId } = await aBasket(db, moment, [[goods, goods.minimum]]);
  const placed = await placeOrder(db, moment, openDesk, anOrderFor(basketId));
  if (!placed.ok) throw new Error(placed.reason);
  const { id: sessionId, amountVnd } = await db.checkoutSession.findUniqueOrThrow({
    where: { payableId: placed.orderId },
  });
  const ask = { sessionId, ipAddress: "203.0.113.7", locale: "vi", returnUrl: "https://shop.example/return" } as const;
  const visit = async (afterMs: number): Promise<string> => {
    const at = { ...moment, now: new Date(moment.now.getTime() + afterMs) };
    const made = await goToPay(db, at, gateway, ask);
    if (!made.ok) throw new Error(made.reason);
    return made.txnRef;
  };
  return [
    { txnRef: await visit(0), amountVnd, isPaid: false },
    { txnRef: await visit(secondVisitMs), amountVnd, isPaid: true },
  ];
}
