import { receiveLot } from "~/domain/inventory/receive-lot.server";
import type { Measure, Unit } from "~/domain/shared/quantity";
import { transact, type openDb } from "~/platform/db.server";
import { momentAt } from "./moment";
import { systemIds } from "~/platform/clock.server";

type TestDb = ReturnType<typeof openDb>;

export type Stall = { sellerId: string; productId: string; packId: string; personId: string };
type StallTerms = {
  soldBy?: Measure;
  pricedBy?: Measure;
  unit?: Unit;
  priceVnd?: number;
  gramsPerUnit?: number;
  stock?: number;
  kind?: "farm" | "cooperative";
};

/** A farm in Đà Lạt with one product, one pack and one lot. */
export async function openStall(db: TestDb, terms: StallTerms = {}): Promise<Stall> {
  const {
    soldBy = "weight",
    pricedBy = "weight",
    unit = "kg",
    priceVnd = 25_000,
    gramsPerUnit = 1_000,
    stock = 100_000,
    kind = "farm",
  } = terms;
  const [sellerId, productId, packId, personId] = [
    systemIds.next(),
    systemIds.next(),
    systemIds.next(),
    systemIds.next(),
  ];
  const at = momentAt().now;
  await db.category.upsert({
    where: { id: "rau" },
    create: { id: "rau", slug: "rau", name: "Rau", nameEn: "Vegetables", position: 1 },
    update: {},
  });
  await db.person.create({
    data: {
      id: personId,
      phone: `+849${String(Math.abs(hash(personId)))
        .padStart(8, "0")
        .slice(-8)}`,
      createdAt: at,
    },
  });
  await db.seller.create({
    data: {
      id: sellerId,
      slug: sellerId,
      kind,
      name: "Vườn Cầu Đất",
      status: "approved",
      phone: "+84912345678",
      provinceCode: "68",
      communeCode: "24787",
      lat: 11.94,
      lng: 108.45,
      appliedAt: at,
    },
  });
  await db.product.create({
    data: {
      id: productId,
      slug: productId,
      sellerId,
      categoryId: "rau",
      name: "Cà chua",
      provinceCode: "68",
      status: "published",
      createdAt: at,
    },
  });
  const [step, maximum] = soldBy === "weight" ? [500, 50_000] : [1, 50];
  await db.pack.create({
    data: {
      id: packId,
      productId,
      position: 0,
      label: "Kg",
      unit,
      soldBy,
      pricedBy,
      priceVnd,
      gramsPerUnit,
      step,
      minimum: step,
      maximum,
    },
  });
  if (stock > 0) {
    await transact(db, (tx) =>
      receiveLot(
        tx,
        { now: at, ids: systemIds },
        { packId, productId, sellerId, harvestedOn: "2026-11-21", quantity: stock, actorId: personId },
      ),
    );
  }
  return { sellerId, productId, packId, personId };
}

const hash = (text: string): number =>
  [...text].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) | 0, 7);

/** Stock of a pack over all its lots. */
export async function stockOf(db: TestDb, packId: string) {
  const { _sum } = await db.lot.aggregate({
    where: { packId },
    _sum: { received: true, available: true, held: true, allocated: true, shipped: true },
  });
  return {
    received: _sum.received,
    available: _sum.available,
    held: _sum.held,
    allocated: _sum.allocated,
    shipped: _sum.shipped,
  };
}
