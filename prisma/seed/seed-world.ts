import { doorPin } from "~/domain/delivery/create-shipment.server";
import { shipmentFact } from "~/domain/delivery/events";
import type { MediaPorts } from "~/domain/media/store-photo.server";
import { projectOrders } from "~/domain/tracking/project-orders.server";
import { invariant } from "~/domain/shared/invariant";
import { daysAfter, inVietnam } from "~/domain/shared/time";
import type { Db, Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { Payment } from "../../simulator/journal";
import { loadAreas } from "./areas";
import {
  insertDelivery,
  insertLedger,
  insertMessages,
  insertOrders,
  insertPayments,
  insertReviews,
  insertStock,
} from "./history-rows";
import { calendarOf } from "./history/calendar";
import { atVnpay } from "./history/at-vnpay";
import { keepBooks } from "./history/books";
import { carriedOf } from "./history/carry";
import { assignCouriers } from "./history/fleet";
import { orderOf } from "./history/shopping";
import { stockOf } from "./history/stock";
import type { Offering, OrderPlan } from "./history/types";
import {
  courierId,
  courierRows,
  insertCouriers,
  insertGoods,
  insertPeople,
  insertSellers,
  ownerOf,
  packId,
  personId,
  productId,
  sellerId,
} from "./people-rows";
import { accounts } from "./accounts";
import { takePhotos } from "./photos";
import { pictureNames } from "./pictures/catalogue";
import { scenes } from "./today/scenes";
import { playThroughHubs } from "./today/through-hubs";
import { today } from "./today/today";
import { buildWorld } from "./world";
import { chance } from "./world/chance";
import { hubs } from "./world/hubs";
import type { World } from "./world/types";

export type Seeding = {
  readonly db: Db;
  readonly moment: Moment;
  /** Null leaves the photos out: tests need none. */
  readonly media: MediaPorts | null;
  readonly tmnCode: string;
  /** Where VNPAY pays us: "970436:0071000123456". */
  readonly bankAccount?: string;
  readonly pinSecret: string;
  readonly origin: string;
  /** Told what VNPAY has seen of these orders; nobody is when it is the real one. */
  readonly tellVnpay?: (payments: readonly Payment[]) => void;
  readonly orders?: number;
  readonly say?: (what: string, total: number) => (done: number) => void;
};

export type Seeded = { seeded: boolean; orders: number; products: number };

/** Fills an empty shop with the demo world, as if it had been open for six weeks. Does nothing when somebody sells here already. */
export async function seedWorld({
  db,
  moment,
  media,
  tmnCode,
  bankAccount = "970436:0071000123456",
  pinSecret,
  origin,
  tellVnpay = () => undefined,
  orders: count = 500,
  say = () => () => undefined,
}: Seeding): Promise<Seeded> {
  if ((await db.seller.count()) > 0) return { seeded: false, orders: 0, products: 0 };
  const { now } = moment;
  await loadAreas(db);
  const world = buildWorld();
  const names = [...new Set([...pictureNames, ...world.products.map(({ picture }) => picture)])];
  const ownerIds = world.operators.map(({ phone }) => personId(phone));
  const photos = media
    ? await takePhotos(db, moment, media, { names, ownerIds }, say("pictures", names.length))
    : new Map<string, string>();
  const offerings = offeringsOf(world, photos);
  const orders = historyOf(world, offerings, count, now);
  const place = await placeNames(db);
  await db.$transaction(
    async (tx) => {
      await insertPeople(tx, world, now);
      await insertSellers(tx, world, photos, now);
      await insertCouriers(tx, world, now);
      await tx.hub.createMany({ data: hubs.map((hub) => ({ ...hub, createdAt: daysAfter(now, -90) })) });
      await insertGoods(tx, world, photos, soldOf(orders), now);
      await insertStock(tx, stockOf(offerings, orders, now, inVietnam(now).month));
      await insertOrders(tx, orders, (slug) => ownerOf(world, slug));
      await insertPayments(tx, orders, tmnCode, now);
      await insertLedger(tx, orders, tmnCode, now);
      await insertDelivery(tx, {
        orders,
        couriers: courierRows(world),
        place,
        doorPin: (id) => doorPin(pinSecret, id),
        now,
      });
      await insertMessages(tx, orders, origin);
      await insertReviews(tx, orders);
      await wakeTheOthers(tx, moment, world, orders);
      tellVnpay(atVnpay(orders, origin, now));
    },
    { timeout: 120_000 },
  );
  await playThroughHubs({ db, moment, world, pinSecret }, orders);
  await keepBooks(db, moment, {
    ...{ payments: atVnpay(orders, origin, now), tmnCode, bankAccount },
    operatorId: personId(world.operators[0]?.phone ?? ""),
  });
  await tellStories(db, orders, say("order stories", orders.length));
  return { seeded: true, orders: orders.length, products: world.products.length };
}

function offeringsOf(world: World, photos: ReadonlyMap<string, string>): Offering[] {
  const sellers = new Map(world.sellers.map((seller) => [seller.slug, seller]));
  return world.products.flatMap((product) =>
    product.packs.flatMap((pack, index): Offering[] => {
      const seller = sellers.get(product.sellerSlug);
      return seller
        ? [
            {
              packId: packId(product, index),
              productId: productId(product.slug),
              sellerId: sellerId(seller.slug),
              photoId: photos.get(product.picture) ?? null,
              product,
              pack,
              seller,
            },
          ]
        : [];
    }),
  );
}

function historyOf(world: World, offerings: readonly Offering[], count: number, now: Date): OrderPlan[] {
  const luck = chance(1_975);
  const { month } = inVietnam(now);
  const shelf = new Map<string, Offering[]>();
  for (const offering of offerings) {
    const { season } = offering.product;
    if (season.length > 0 && !season.includes(month)) continue;
    shelf.set(offering.sellerId, [...(shelf.get(offering.sellerId) ?? []), offering]);
  }
  const orders = calendarOf(count - scenes.length, now, luck).map(({ createdAt, fate }, index) => {
    const shopper = index % 40 === 39 ? world.shoppers[0] : luck.pick(world.shoppers);
    return orderOf(index + 1, shopper ?? luck.pick(world.shoppers), createdAt, fate, shelf, now, luck);
  });
  const couriers = courierRows(world);
  const demoCourier = couriers.find(({ id }) => id === courierId(accounts.courier.phone));
  invariant(demoCourier, "the demo courier is approved");
  assignCouriers(orders, couriers, demoCourier.id, luck);
  return [...orders, ...today({ firstNumber: count - scenes.length + 1, world, shelf, offerings, demoCourier, now })];
}

function soldOf(orders: readonly OrderPlan[]): Map<string, number> {
  const sold = new Map<string, number>();
  for (const line of orders.flatMap((order) => (order.paidAt ? order.subOrders.flatMap((part) => part.lines) : []))) {
    const { productId: id } = line.offering;
    sold.set(id, (sold.get(id) ?? 0) + 1);
  }
  return sold;
}

async function placeNames(db: Db): Promise<(communeCode: string) => string> {
  const communes = await db.commune.findMany({
    select: { code: true, name: true, province: { select: { name: true } } },
  });
  const names = new Map(communes.map(({ code, name, province }) => [code, `${name}, ${province.name}`]));
  return (code) => names.get(code) ?? "";
}

/** What the worker will want to know: goods to index, parcels that wait for a courier. */
async function wakeTheOthers(tx: Tx, moment: Moment, world: World, orders: readonly OrderPlan[]): Promise<void> {
  const published = world.products.map(({ slug }) => ({
    type: "product.published",
    subject: `product:${productId(slug)}`,
    payload: { productId: productId(slug) },
  }));
  const waiting = carriedOf(orders)
    .filter(({ last }) => last.status === "ready" || last.status === "offered")
    .map(({ order, part, shipmentId }) =>
      shipmentFact("shipment.created", {
        id: shipmentId,
        orderId: order.id,
        subOrderId: part.id,
        sellerId: part.sellerId,
        courierId: null,
        payVnd: part.courierPayVnd,
      }),
    );
  await record(tx, moment, ...published, ...waiting);
}

/** The shoppers' pages tell the same story as the logs, by the same rule as every day. */
async function tellStories(db: Db, orders: readonly OrderPlan[], onProgress: (done: number) => void): Promise<void> {
  for (const [index, order] of orders.entries()) {
    await projectOrders(db, [order.id]);
    onProgress(index + 1);
  }
}
