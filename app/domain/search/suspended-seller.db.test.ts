import { expect, test } from "vitest";
import { postgresSearch } from "~/adapters/search-postgres/search-index.server";
import { addToBasket } from "~/domain/ordering/basket/add-to-basket.server";
import { placeOrder } from "~/domain/ordering/checkout/place-order.server";
import { systemClock, systemIds } from "~/platform/clock.server";
import { aBasket, anOrderFor, openDesk } from "#test/checkout";
import { openStall } from "#test/market";
import { sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { indexSeller } from "./index-products.server";
import { readProductPage } from "./product-page.server";
import { readSellerPage } from "./seller-page.server";
import { onlySearch } from "./with-fallback";

const { db } = await testDatabase();
const moment = { now: sundayMorning, ids: systemIds };
const search = onlySearch(postgresSearch(db, systemClock));

async function decide(sellerId: string, status: "approved" | "suspended"): Promise<string[]> {
  const purged: string[] = [];
  await db.seller.update({ where: { id: sellerId }, data: { status } });
  await indexSeller(db, search, (tags) => Promise.resolve(void purged.push(...tags)), sellerId);
  return purged;
}
const isFound = async (productId: string) => (await db.searchDocument.count({ where: { productId } })) === 1;

test("a suspended seller's goods cannot be found, opened or bought until the seller is let in again", async () => {
  const stall = await openStall(db);
  await db.product.update({ where: { id: stall.productId }, data: { publishedAt: moment.now } });
  await decide(stall.sellerId, "approved");
  expect(await isFound(stall.productId)).toBe(true);
  const { basketId } = await aBasket(db, moment, [[stall, 1_500]]);

  expect(await decide(stall.sellerId, "suspended")).toEqual(
    expect.arrayContaining(["shop", `product:${stall.productId}`]),
  );
  expect(await isFound(stall.productId)).toBe(false);
  await expect(readProductPage(db, stall.productId)).rejects.toMatchObject({ name: "Missing" });
  await expect(readSellerPage(db, stall.sellerId)).rejects.toMatchObject({ name: "Missing" });
  const more = { packId: stall.packId, quantity: 500 };
  expect(await addToBasket(db, moment, { tokenHash: systemIds.next(), personId: null }, more)).toMatchObject({
    reason: "not_on_sale",
  });
  expect(await placeOrder(db, moment, openDesk, anOrderFor(basketId))).toMatchObject({
    reason: "not_on_sale",
    packIds: [stall.packId],
  });

  await decide(stall.sellerId, "approved");
  expect(await isFound(stall.productId)).toBe(true);
  expect(await placeOrder(db, moment, openDesk, anOrderFor(basketId))).toMatchObject({ ok: true });
});
