import { expect, test } from "vitest";
import { openStall } from "#test/market";
import { testDatabase } from "#test/test-database";
import { readProductPage } from "./product-page.server";

const { db } = await testDatabase();

test("what a farm paused keeps its page, which says so; what was taken down or never shown has none", async () => {
  const { productId } = await openStall(db);
  const become = (status: string) => db.product.update({ where: { id: productId }, data: { status } });
  expect(await readProductPage(db, productId)).toMatchObject({ isPaused: false });
  await become("paused");
  expect(await readProductPage(db, productId)).toMatchObject({ isPaused: true });
  for (const status of ["taken_down", "draft"]) {
    await become(status);
    await expect(readProductPage(db, productId)).rejects.toMatchObject({ name: "Missing" });
  }
});
