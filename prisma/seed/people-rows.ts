import { parsePhone } from "~/domain/shared/phone";
import { daysAfter } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import { rememberPhone } from "./history/carry";
import type { CourierRow } from "./history/types";
import { idOf } from "./world/chance";
import type { Product, World } from "./world/types";

export const personId = (phone: string): string => idOf(`person ${phone}`);
export const sellerId = (slug: string): string => idOf(`seller ${slug}`);
export const productId = (slug: string): string => idOf(`product ${slug}`);
export const packId = (product: Product, position: number): string => idOf(`pack ${product.slug} ${position}`);
export const courierId = (phone: string): string => idOf(`courier ${phone}`);

export const ownerOf = (world: World, sellerSlug: string): string => {
  const owner = world.staff.find((person) => person.sellerSlug === sellerSlug && person.role === "owner");
  return personId(owner?.phone ?? "");
};

export async function insertPeople(tx: Tx, world: World, now: Date): Promise<void> {
  const since = daysAfter(now, -120);
  const operators = new Set(world.operators.map((person) => person.phone));
  const everybody = [...world.operators, ...world.staff, ...world.couriers, ...world.shoppers];
  await tx.person.createMany({
    data: everybody.map(({ phone, name }) => ({
      id: personId(phone),
      phone: parsePhone(phone) ?? phone,
      name,
      isOperator: operators.has(phone),
      createdAt: since,
    })),
  });
  await tx.address.createMany({
    data: world.shoppers.map(({ phone, name, ...home }) => ({
      id: idOf(`address ${phone}`),
      personId: personId(phone),
      name,
      phone,
      ...home,
      usedAt: since,
    })),
  });
}

export async function insertSellers(
  tx: Tx,
  world: World,
  photos: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const appliedAt = daysAfter(now, -118);
  const decidedById = personId(world.operators[0]?.phone ?? "");
  const phoneOf = new Map(
    world.staff.filter((person) => person.role === "owner").map((person) => [person.sellerSlug, person.phone]),
  );
  const showpieces = new Map(world.products.map(({ sellerSlug, picture }) => [sellerSlug, picture] as const).reverse());
  await tx.seller.createMany({
    data: world.sellers.map(({ slug, kind, name, about, provinceCode, communeCode, street, lat, lng }, index) => {
      const phone = phoneOf.get(slug) ?? "";
      rememberPhone(slug, phone);
      return {
        id: sellerId(slug),
        slug,
        kind,
        name,
        about,
        status: "approved",
        phone,
        provinceCode,
        communeCode,
        street,
        lat,
        lng,
        taxCode: String(3_700_100_200 + index * 37),
        photoId: photos.get(showpieces.get(slug) ?? "") ?? null,
        bankCode: "AGRIBANK",
        bankAccount: String(6_110_205_000_000 + index * 7919),
        appliedAt,
        decidedAt: appliedAt,
        decidedById,
      };
    }),
  });
  await tx.membership.createMany({
    data: world.staff.map(({ phone, sellerSlug, role }) => ({
      id: idOf(`membership ${phone} ${sellerSlug}`),
      personId: personId(phone),
      sellerId: sellerId(sellerSlug),
      role,
      createdAt: appliedAt,
    })),
  });
}

export async function insertCouriers(tx: Tx, world: World, now: Date): Promise<void> {
  const appliedAt = daysAfter(now, -90);
  const decidedById = personId(world.operators[0]?.phone ?? "");
  await tx.courier.createMany({
    data: world.couriers.map(
      ({
        phone,
        name,
        status,
        vehicle,
        plate,
        capacityG,
        hasColdBox,
        provinceCode,
        communeCode,
        lat,
        lng,
        rangeM,
      }) => ({
        id: courierId(phone),
        personId: personId(phone),
        name,
        status,
        vehicle,
        plate,
        capacityG,
        hasColdBox,
        provinceCode,
        communeCode,
        lat,
        lng,
        rangeM,
        appliedAt,
        ...(status === "approved" && { decidedAt: appliedAt, decidedById }),
      }),
    ),
  });
  await tx.pass.createMany({
    data: world.couriers
      .filter((courier) => courier.status === "approved" && courier.vehicle !== "bicycle")
      .map(({ phone, provinceCode }, index) => ({
        id: idOf(`pass ${phone}`),
        courierId: courierId(phone),
        number: `LX-${provinceCode}-${10_000 + index}`,
        issuer: "Sở Giao thông công chính",
        provinceCode,
        validFrom: daysAfter(now, -20),
        validUntil: daysAfter(now, 40),
      })),
  });
}

export const courierRows = (world: World): CourierRow[] =>
  world.couriers
    .filter((courier) => courier.status === "approved")
    .map(({ phone, vehicle, capacityG, hasColdBox, lat, lng, rangeM }) => ({
      id: courierId(phone),
      personId: personId(phone),
      vehicle,
      capacityG,
      hasColdBox,
      lat,
      lng,
      rangeM,
    }));

export async function insertGoods(
  tx: Tx,
  world: World,
  photos: ReadonlyMap<string, string>,
  sold: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  const provinceOf = new Map(world.sellers.map((seller) => [seller.slug, seller.provinceCode]));
  await tx.product.createMany({
    data: world.products.map((product, index) => {
      const id = productId(product.slug);
      const publishedAt = daysAfter(now, -(3 + (index % 100)));
      const { slug, category: categoryId, name, description, coldClass, season, certificates } = product;
      return {
        id,
        slug,
        sellerId: sellerId(product.sellerSlug),
        categoryId,
        name,
        description,
        photoId: photos.get(product.picture) ?? null,
        provinceCode: provinceOf.get(product.sellerSlug) ?? "",
        coldClass,
        season,
        certificates,
        status: "published",
        soldCount: sold.get(id) ?? 0,
        createdAt: publishedAt,
        publishedAt,
      };
    }),
  });
  await tx.pack.createMany({
    data: world.products.flatMap((product) =>
      product.packs.map((pack, index) => ({
        id: packId(product, index),
        productId: productId(product.slug),
        position: index,
        ...pack,
      })),
    ),
  });
}
