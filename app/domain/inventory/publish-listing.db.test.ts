import { expect, test } from "vitest";
import { v7 } from "uuid";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Actor } from "~/domain/identity/types";
import { checkHarvest } from "./harvest";
import { lotsOfProduct } from "./queries.server";
import { receiveLot } from "./receive-lot.server";
import { parsePhone } from "~/domain/shared/phone";
import { present } from "~/domain/shared/missing";
import { systemIds } from "~/platform/clock.server";
import { changePrice, addPack, retirePack } from "~/domain/catalog/edit-packs.server";
import { emptyDraft, type DraftFields } from "~/domain/catalog/listing-draft";
import { moderateProduct, moveOwnProduct } from "~/domain/catalog/move-product.server";
import { publishListing } from "~/domain/catalog/publish-listing.server";
import { draftOf, ownProduct, unfinishedDraft } from "~/domain/catalog/queries.server";
import { saveDraft } from "~/domain/catalog/save-draft.server";

const { db } = await testDatabase();
const moment = momentAt(undefined, systemIds);
const sellerId = v7();
const photoId = v7();
await db.seller.create({
  data: {
    id: sellerId,
    slug: "vuon-ba-tu",
    kind: "farm",
    name: "Vườn Bà Tư",
    status: "approved",
    phone: "+84912345678",
    provinceCode: "82",
    communeCode: "1",
    lat: 10.3,
    lng: 106.3,
    appliedAt: moment.now,
  },
});
await db.photo.create({
  data: {
    id: photoId,
    ownerId: sellerId,
    contentHash: "1",
    originalKey: "",
    width: 1,
    height: 1,
    colour: "#f0b020",
    createdAt: moment.now,
  },
});

const person = (sellers: Actor["sellers"], isOperator = false): Actor => ({
  personId: v7(),
  phone: present(parsePhone("0912345678"), "phone"),
  name: null,
  isOperator,
  sellers,
  courierId: null,
  courierStatus: null,
});
const farmer = person([{ sellerId, kind: "farm", role: "owner", status: "approved" }]);
const stranger = person([{ sellerId: v7(), kind: "farm", role: "owner", status: "approved" }]);
const whole: DraftFields = {
  ...emptyDraft,
  photoId,
  name: "Bí đỏ hồ lô",
  categoryId: "rau-cu",
  harvestedOn: "2026-11-21",
  packs: [
    { choice: "piece_by_weight", priceVnd: 18_000, gramsPerUnit: 2_000, quantity: 40 },
    { choice: "kg", priceVnd: 20_000, gramsPerUnit: null, quantity: 50_000 },
  ],
};
const ports = { receive: receiveLot, checkHarvest, labelOf: (choice: string) => choice };
const save = (fields: Partial<DraftFields>, draftId: string = v7()) =>
  saveDraft(db, moment, farmer, { draftId, sellerId, step: "what", change: () => fields }).then((outcome) => ({
    draftId,
    outcome,
  }));
const publish = (draftId: string) => publishListing(db, moment, ports, farmer, draftId);

async function aProduct() {
  const { draftId } = await save(whole);
  const outcome = await publish(draftId);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { draftId, ...outcome };
}

test("each step is kept, sending one again changes nothing, and the listing can be taken up again", async () => {
  const { draftId } = await save({ photoId });
  await save({ name: "Bí đỏ" }, draftId);
  await save({ name: "Bí đỏ" }, draftId);
  expect((await draftOf(db, sellerId, draftId))?.fields).toMatchObject({ photoId, name: "Bí đỏ", packs: [] });
  expect((await unfinishedDraft(db, sellerId, farmer.personId))?.id).toBe(draftId);
});

test("somebody else's draft, photo and shelf are not there", async () => {
  const { draftId } = await save({ photoId });
  await expect(
    saveDraft(db, moment, stranger, { draftId, sellerId, step: "what", change: () => ({}) }),
  ).rejects.toThrow("not found");
  await expect(publishListing(db, moment, ports, stranger, draftId)).rejects.toThrow("not found");
  expect((await save({ photoId: v7() }, draftId)).outcome).toEqual({ ok: false, reason: "no_such_photo" });
  expect((await save({ categoryId: "khong-co" }, draftId)).outcome).toEqual({ ok: false, reason: "no_such_category" });
});

test("publishing five times at once makes one product with its packs and lots", async () => {
  const { draftId } = await save(whole);
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => publish(draftId)));
  expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.productId)).size).toBe(1);
  const first = outcomes[0];
  if (!first?.ok) throw new Error("not published");
  const lots = await db.lot.findMany({
    where: { productId: first.productId },
    orderBy: { available: "asc" },
    select: { available: true, sellerId: true },
  });
  expect(lots).toEqual([
    { available: 40, sellerId },
    { available: 50_000, sellerId },
  ]);
  expect(
    await db.outboxEvent.count({ where: { type: "product.published", subject: `product:${first.productId}` } }),
  ).toBe(1);
  const product = await ownProduct(db, farmer, first.productId);
  expect(product).toMatchObject({
    status: "published",
    packs: [{ soldBy: "each", pricedBy: "weight", gramsPerUnit: 2_000 }, { soldBy: "weight" }],
  });
});

test("two products of one name have two addresses", async () => {
  const [one, two] = [await aProduct(), await aProduct()];
  expect(one.slug).not.toBe(two.slug);
  expect(two.slug.startsWith("bi-do-ho-lo")).toBe(true);
});

test("an incomplete listing says which step is missing and publishes nothing", async () => {
  const { draftId } = await save({ ...whole, packs: [] });
  expect(await publish(draftId)).toEqual({ ok: false, reason: "incomplete", step: "price" });
  const early = await save({ ...whole, harvestedOn: "2027-05-01" });
  expect(await publish(early.draftId)).toEqual({ ok: false, reason: "harvested_in_future" });
});

test("a published draft takes no more changes", async () => {
  const { draftId, productId } = await aProduct();
  expect((await save({ name: "Khác" }, draftId)).outcome).toEqual({
    ok: false,
    reason: "already_published",
    productId,
  });
});

test("two tabs cannot overwrite each other's price", async () => {
  const { productId } = await aProduct();
  const { version, packs } = await ownProduct(db, farmer, productId);
  const packId = packs[0]?.id ?? "";
  const change = (priceVnd: number) => changePrice(db, moment, farmer, { productId, version, packId, priceVnd });
  const outcomes = await Promise.all([change(19_000), change(21_000)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "stale")).toHaveLength(1);
  await expect(changePrice(db, moment, stranger, { productId, version, packId, priceVnd: 1_000 })).rejects.toThrow(
    "not found",
  );
});

test("packs come and go, but one always stays", async () => {
  const { productId } = await aProduct();
  const at = async () => ({ productId, version: (await ownProduct(db, farmer, productId)).version });
  expect(
    await addPack(db, moment, farmer, {
      ...(await at()),
      choice: "box",
      label: "box",
      priceVnd: 90_000,
      gramsPerUnit: 5_000,
    }),
  ).toMatchObject({ ok: true });
  expect(
    await addPack(db, moment, farmer, {
      ...(await at()),
      choice: "box",
      label: "box",
      priceVnd: 90_000,
      gramsPerUnit: 5_000,
    }),
  ).toMatchObject({ reason: "already_offered" });
  const { packs } = await ownProduct(db, farmer, productId);
  const outcomes = [];
  for (const { id: packId } of packs)
    outcomes.push((await retirePack(db, moment, farmer, { ...(await at()), packId })).ok);
  expect(outcomes).toEqual([true, true, false]);
});

test("what an operator takes down the farmer cannot put back", async () => {
  const { productId } = await aProduct();
  const operator = person([], true);
  expect(
    await moderateProduct(db, moment, operator, { productId, move: "take_down", reason: "ảnh không đúng" }),
  ).toEqual({ ok: true });
  expect(await moveOwnProduct(db, moment, farmer, productId, "resume")).toMatchObject({ ok: false, reason: "not_now" });
  expect(await db.auditEntry.count({ where: { subject: `product:${productId}` } })).toBe(1);
  await expect(moderateProduct(db, moment, farmer, { productId, move: "restore", reason: "" })).rejects.toThrow(
    "not found",
  );
});

test("the first lots carry the name of the member whose harvest it is; somebody who is no member is refused", async () => {
  const memberId = v7();
  await db.person.create({ data: { id: memberId, phone: "+84912000001", name: "Tư", createdAt: moment.now } });
  const { draftId } = await save({ ...whole, name: "Bí của Tư", producerId: memberId });
  expect(await publish(draftId)).toEqual({ ok: false, reason: "not_a_member" });
  expect(await db.product.count({ where: { name: "Bí của Tư" } })).toBe(0);

  await db.membership.create({
    data: { id: v7(), sellerId, personId: memberId, role: "member", createdAt: moment.now },
  });
  const published = await publish(draftId);
  if (!published.ok) throw new Error(published.reason);
  const lots = await db.lot.findMany({ where: { productId: published.productId }, select: { producerId: true } });
  expect(lots).toEqual([{ producerId: memberId }, { producerId: memberId }]);
  const names = async () =>
    new Set((await lotsOfProduct(db, sellerId, published.productId)).map(({ producerName }) => producerName));
  expect(await names()).toEqual(new Set(["Tư"]));
  await db.person.update({ where: { id: memberId }, data: { name: null } });
  expect(await names(), "a phone is not shown whole").toEqual(new Set(["0912 *** 001"]));
});
