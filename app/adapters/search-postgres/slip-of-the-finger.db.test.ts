import { expect, test } from "vitest";
import { aProduct, askFor } from "#test/search-index-suite";
import { testDatabase } from "#test/test-database";
import { systemClock } from "~/platform/clock.server";
import { postgresSearch } from "./search-index.server";

const { db } = await testDatabase();
const search = postgresSearch(db, systemClock);
await search.index([
  aProduct(1, "Cà chua bi Đà Lạt"),
  aProduct(2, "Cà phê rang mộc", { sellerName: "Vườn Mộc Châu" }),
  aProduct(3, "Cà tím", { sellerName: "Vườn Châu Đức" }),
]);
const found = async (text: string): Promise<string[]> =>
  (await search.search(askFor(text))).hits.map(({ name }) => name).sort();

test("brings what was meant, and not also what holds both words by chance", async () => {
  expect(await found("ca chau")).toEqual(["Cà chua bi Đà Lạt"]);
  expect((await search.suggest("ca chau")).map(({ name }) => name)).toEqual(["Cà chua bi Đà Lạt"]);
  expect((await search.search(askFor("ca chau"))).total).toBe(1);
});

test("leaves words alone that stand together somewhere, or that no name holds otherwise", async () => {
  expect(await found("ca moc chau")).toEqual(["Cà phê rang mộc"]);
  expect(await found("tim chau")).toEqual(["Cà tím"]);
});
