import { v7 } from "uuid";
import { expect, test } from "vitest";
import { postgresSearch } from "~/adapters/search-postgres/search-index.server";
import { systemClock } from "~/platform/clock.server";
import { openStall } from "#test/market";
import { sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { indexProducts } from "./index-products.server";
import { readDocuments } from "./read-documents.server";
import { onlySearch } from "./with-fallback";

const { db } = await testDatabase();
const search = onlySearch(postgresSearch(db, systemClock));

test("a card can buy what comes in one pack while there is some of it, and nothing else", async () => {
  const { productId, packId } = await openStall(db);
  const onlyPackId = async () => (await readDocuments(db, [productId]))[0]?.onlyPackId;
  await db.product.update({ where: { id: productId }, data: { publishedAt: sundayMorning } });
  expect(await onlyPackId()).toBe(packId);
  const pack = await db.pack.findUniqueOrThrow({ where: { id: packId } });
  const other = await db.pack.create({ data: { ...pack, id: v7(), position: 2 } });
  expect(await onlyPackId()).toBeNull();
  await db.pack.update({ where: { id: other.id }, data: { retiredAt: sundayMorning } });
  expect(await onlyPackId()).toBe(packId);
  await db.lot.updateMany({ where: { packId }, data: { available: 0, received: 0 } });
  expect(await onlyPackId()).toBeNull();
});

test("the index is written when what a search shows has changed, and only then", async () => {
  const { productId, packId } = await openStall(db);
  const sold = (soldCount: number) => db.product.update({ where: { id: productId }, data: { soldCount } });
  const stocked = (left: number) => db.lot.updateMany({ where: { packId }, data: { available: left, received: left } });
  const indexed = async () => {
    await indexProducts(db, search, () => Promise.resolve(), [productId]);
    const { indexedAt, ...found } = await db.searchDocument.findUniqueOrThrow({ where: { productId } });
    return { at: indexedAt.getTime(), soldCount: found.soldCount, available: found.available };
  };
  await db.product.update({ where: { id: productId }, data: { publishedAt: sundayMorning } });
  await sold(1_234);
  const first = await indexed();
  expect(first).toMatchObject({ soldCount: 1_200, available: 1 });

  await sold(1_299);
  await stocked(3);
  expect(await indexed()).toEqual(first);

  await sold(1_300);
  const second = await indexed();
  expect(second).toMatchObject({ soldCount: 1_300, available: 1 });

  await stocked(0);
  expect(await indexed()).toMatchObject({ soldCount: 1_300, available: 0 });
  for (const [is, shown] of [
    [0, 0],
    [9, 9],
    [99, 99],
    [101, 100],
  ] as const) {
    await sold(is);
    expect(await indexed()).toMatchObject({ soldCount: shown });
  }
});
