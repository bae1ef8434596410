import { expect, test } from "vitest";
import { emptyDraft, firstGap, withPacks, type DraftFields } from "./listing-draft";
import { packChoiceNames, termsOf } from "./pack-choices";
import { checkPack } from "./pack-rules";
import { move } from "./product-status";
import { suggestCategories, usualColdClass } from "./suggest-category";

test.each([
  ["Cà chua bi Đà Lạt", "rau-cu"],
  ["xoai cat hoa loc", "trai-cay"],
  ["Gạo ST25 Sóc Trăng", "gao-ngu-coc"],
  ["Trứng gà ta", "thit-trung"],
  ["Tôm khô Cà Mau", "thuy-hai-san"],
  ["Nấm rơm", "nam"],
  ["Trà gừng mật ong", "tra-ca-phe"],
  ["Nước mắm Phú Quốc", "gia-vi-mam"],
  ["Mật ong hoa cà phê", "mat-ong-thao-duoc"],
  ["Bánh pía sầu riêng", "trai-cay"],
  ["Khoai lang mật", "rau-cu"],
])("%s is looked for on the shelf %s", (name, shelf) => {
  expect(suggestCategories(name)).toContain(shelf);
});

test("a name that tells nothing suggests nothing", () => {
  expect(suggestCategories("Zzz 123")).toEqual([]);
});

test("meat travels cold", () => {
  expect([usualColdClass("thit-trung"), usualColdClass("rau-cu")]).toEqual(["chilled", "ambient"]);
});

test("every choice can be sold as it stands", () => {
  expect(packChoiceNames.map((name) => checkPack({ ...termsOf(name), priceVnd: 25_000 }))).toEqual(
    packChoiceNames.map(() => null),
  );
});

test("a pack refuses terms that cannot work", () => {
  expect(checkPack({ ...termsOf("kg"), priceVnd: 0 })).toBe("price_out_of_range");
  expect(checkPack({ ...termsOf("kg"), priceVnd: 1000.5 })).toBe("price_out_of_range");
  expect(checkPack({ ...termsOf("kg"), priceVnd: 25_000, pricedBy: "each" })).toBe("measures_do_not_fit");
  expect(checkPack({ ...termsOf("piece", 900_000), priceVnd: 25_000 })).toBe("weight_out_of_range");
  expect(checkPack({ ...termsOf("kg"), priceVnd: 25_000, minimum: 700 })).toBe("minimum_off_step");
  expect(checkPack({ ...termsOf("kg"), priceVnd: 25_000, maximum: 100 })).toBe("maximum_below_minimum");
});

test("a second tap is told apart from a stale page", () => {
  expect(move("paused", "pause")).toEqual({ ok: false, reason: "already" });
  expect(move("taken_down", "resume")).toEqual({ ok: false, reason: "not_now", status: "taken_down" });
});

test("a listing asks for what is missing, in order", () => {
  const gaps: (string | null)[] = [];
  let fields: DraftFields = emptyDraft;
  const say = (more: Partial<DraftFields>): void => {
    gaps.push(firstGap(fields));
    fields = { ...fields, ...more };
  };
  say({ photoId: "p" });
  say({ name: "Bí đỏ", categoryId: "rau-cu" });
  say({ packs: withPacks(fields, [{ choice: "piece_by_weight", priceVnd: 18_000, gramsPerUnit: 2_000 }]) });
  say({ harvestedOn: "2026-11-22", packs: fields.packs.map((pack) => ({ ...pack, quantity: 30 })) });
  expect([...gaps, firstGap(fields)]).toEqual(["photo", "what", "price", "stock", null]);
});

test("changing a price keeps the quantity that was typed", () => {
  const fields: DraftFields = {
    ...emptyDraft,
    packs: [{ choice: "kg", priceVnd: 10_000, gramsPerUnit: null, quantity: 5_000 }],
  };
  expect(
    withPacks(fields, [
      { choice: "kg", priceVnd: 12_000, gramsPerUnit: null },
      { choice: "bunch", priceVnd: 5_000, gramsPerUnit: 300 },
    ]),
  ).toMatchObject([
    { choice: "kg", priceVnd: 12_000, quantity: 5_000 },
    { choice: "bunch", quantity: null },
  ]);
});
