import { invariant } from "~/domain/shared/invariant";
import { daysAfter, hoursAfter, minutesAfter, startOfDayInVietnam, type TimeWindow } from "~/domain/shared/time";
import { sellerId } from "../people-rows";
import { lineOf, partOf, withTotals, type Shelf } from "../history/shopping";
import type { CourierRow, Offering, OrderPlan, SubOrderPlan } from "../history/types";
import { chance, type Chance } from "../world/chance";
import { hanoi, saigon } from "../world/homes";
import type { ShopperPlan, World } from "../world/types";
import { progressOf } from "./progress";
import { scenes, type Scene, type Wish } from "./scenes";

type Setting = {
  firstNumber: number;
  world: World;
  /** What is in season. */
  shelf: Shelf;
  offerings: readonly Offering[];
  demoCourier: CourierRow;
  now: Date;
};

/** The demo accounts' own day: orders at every stage, the last of which come in as one looks. */
export function today(setting: Setting): OrderPlan[] {
  const luck = chance(2_026);
  return scenes.map((scene, index) => orderOf(setting, scene, setting.firstNumber + index, luck));
}

function orderOf(setting: Setting, scene: Scene, number: number, luck: Chance): OrderPlan {
  const shopper = shopperOf(setting.world, scene);
  const createdAt = minutesAfter(setting.now, -scene.minutesAgo);
  const paidAt = minutesAfter(createdAt, 2);
  const subOrders = scene.parts.map(({ sellerSlug, stage, wishes }): SubOrderPlan => {
    const lines = offeringsFor(setting, sellerSlug, wishes).map((offering, index) => ({
      ...lineOf(`${number}/${index}`, offering, wishes[index]?.quantity ?? 1, luck),
      isWeighedFirst: stage === "on_the_scale" && index === 0,
    }));
    const { now, demoCourier } = setting;
    if (scene.byHub) {
      const packed = progressOf(stage, paidAt, minutesAfter(paidAt, 240));
      return { ...partOf({ number, shopper, paidAt, lines, luck, ...packed }), window: inTwoDays(paidAt) };
    }
    const part = partOf({ number, shopper, paidAt, lines, luck, ...progressOf(stage, paidAt, now) });
    const isTaken = part.legs.some((leg) => leg.status === "assigned");
    return isTaken ? { ...part, courier: demoCourier, window: soon(now) } : part;
  });
  return withTotals({ number, shopper, fate: "kept", createdAt, paidAt, subOrders }, luck);
}

const provinces = { saigon: saigon.provinceCode, hanoi: hanoi.provinceCode };
const neighboursIn = ({ shoppers }: World, provinceCode: string): ShopperPlan[] =>
  shoppers.slice(1).filter((each) => each.provinceCode === provinceCode);

function shopperOf(world: World, { shopper }: Scene): ShopperPlan {
  const [demo] = world.shoppers;
  const found = shopper === "demo" ? demo : neighboursIn(world, provinces[shopper.city])[shopper.number];
  invariant(found, "there are shoppers in the city");
  return found;
}

/** The whole day after tomorrow: a country's length lies between. */
function inTwoDays(paidAt: Date): TimeWindow {
  const day = daysAfter(startOfDayInVietnam(paidAt), 3);
  return { from: hoursAfter(day, 8), until: hoursAfter(day, 18) };
}

/** What is being carried is due this afternoon, whenever the demo begins. */
function soon(now: Date): TimeWindow {
  const hour = new Date(now.getTime() - (now.getTime() % 3_600_000));
  return { from: hoursAfter(hour, 2), until: hoursAfter(hour, 6) };
}

const fits = ({ pack }: Offering, { by }: Wish): boolean =>
  by === "grams"
    ? pack.soldBy === "weight"
    : pack.soldBy === "each" && pack.pricedBy === (by === "scale" ? "weight" : "each");

/** A different product for each wish: what is in season first, and light things before crates. */
function offeringsFor({ shelf, offerings }: Setting, sellerSlug: string, wishes: readonly Wish[]): Offering[] {
  const id = sellerId(sellerSlug);
  const all = [...(shelf.get(id) ?? []), ...offerings.filter((offering) => offering.sellerId === id)];
  const taken = new Set<string>();
  return wishes.map((wish) => {
    const found = all.find(
      (offering) => fits(offering, wish) && !taken.has(offering.productId) && offering.pack.gramsPerUnit < 5000,
    );
    invariant(found, `${sellerSlug} sells by ${wish.by}`);
    taken.add(found.productId);
    return found;
  });
}
