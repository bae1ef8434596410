import { reaches, roadMetres } from "~/domain/areas/reach";
import { courierPay, deliveryFee } from "~/domain/delivery/quote/price-delivery";
import { deliveryWindows } from "~/domain/delivery/quote/delivery-window";
import { estimateLine } from "~/domain/ordering/basket/estimate-line";
import { settleLine } from "~/domain/ordering/selling/settle-weight";
import { newCode } from "~/domain/shared/code";
import { invariant } from "~/domain/shared/invariant";
import type { TimeWindow } from "~/domain/shared/time";
import { toGrams } from "~/domain/shared/weight";
import { idOf, type Chance } from "../world/chance";
import type { ShopperPlan } from "../world/types";
import { timelineOf } from "./timeline";
import type { Fate, Leg, LinePlan, Offering, OrderPlan, Step, SubOrderPlan } from "./types";

const warmth = { ambient: 0, chilled: 1, frozen: 2 } as const;

export const bytesOf =
  (luck: Chance) =>
  (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => luck.between(0, 255));

/** A shopper takes two or three things of each seller: half a kilo steps of loose goods, a few pieces of others. */
function wantedOf({ pack }: Offering, luck: Chance): number {
  const wanted =
    pack.soldBy === "weight"
      ? pack.step * luck.between(1, pack.step >= 500 ? 5 : 6)
      : luck.between(1, pack.priceVnd > 150_000 ? 2 : 4);
  return Math.max(pack.minimum, wanted);
}

export function lineOf(name: string, offering: Offering, quantity: number, luck: Chance): LinePlan {
  const { pack } = offering;
  const estimate = estimateLine(pack, quantity);
  const drift = pack.pricedBy === "weight" ? 0.94 + luck.next() * 0.1 : 1;
  const weighing = {
    grams: toGrams(Math.round(estimate.grams * drift)),
    count: pack.soldBy === "each" ? quantity : null,
  };
  const settled = settleLine(
    { ...pack, quantity, estimatedG: estimate.grams, estimatedVnd: estimate.vnd },
    weighing,
    true,
  );
  invariant(settled.ok, "the scale's word is plausible");
  const { weighedG, packedQuantity, finalVnd } = settled;
  return {
    id: idOf(`line ${name}/${offering.packId}`),
    offering,
    quantity,
    estimatedG: estimate.grams,
    estimatedVnd: estimate.vnd,
    weighedG,
    packedQuantity,
    finalVnd,
  };
}

type Visit = { number: number; shopper: ShopperPlan; paidAt: Date; fate: Fate; now: Date; luck: Chance };

function subOrderOf({ number, shopper, paidAt, fate, now, luck }: Visit, offerings: readonly Offering[]): SubOrderPlan {
  const lines = offerings.map((offering, index) =>
    lineOf(`${number}/${index}`, offering, wantedOf(offering, luck), luck),
  );
  const isPaid = fate !== "expired" && fate !== "waiting";
  const distanceM = distanceOf(lines, shopper);
  const window = soonestWindow(distanceM, paidAt);
  const happened = timelineOf({ paidAt, fate: isPaid ? fate : "kept", distanceM, window }, now, luck);
  const status = fate === "waiting" ? "awaiting_payment" : "cancelled";
  const nothingYet = { steps: [], legs: [], status, window } as const;
  return partOf({ number, shopper, paidAt, lines, luck, ...(isPaid ? happened : nothingYet) });
}

const sellerOf = (lines: readonly LinePlan[]): Offering => {
  const [first] = lines;
  invariant(first, "somebody sells something");
  return first.offering;
};

const distanceOf = (lines: readonly LinePlan[], shopper: ShopperPlan): number =>
  roadMetres(sellerOf(lines).seller, shopper);

function soonestWindow(distanceM: number, paidAt: Date): TimeWindow {
  const [window] = deliveryWindows(distanceM, paidAt, 1);
  invariant(window, "there is a next window");
  return window;
}

type Part = Pick<Visit, "number" | "shopper" | "paidAt" | "luck"> &
  Pick<SubOrderPlan, "status" | "lines"> & { steps: readonly Step[]; legs: readonly Leg[]; window?: TimeWindow };

/** One seller's part of an order, with what follows from its lines and its road. */
export function partOf({ number, shopper, paidAt, luck, status, steps, legs, lines, window }: Part): SubOrderPlan {
  const { seller, sellerId } = sellerOf(lines);
  const distanceM = distanceOf(lines, shopper);
  const coldClasses = lines.map((line) => line.offering.product.coldClass);
  const coldClass = coldClasses.sort((a, b) => warmth[b] - warmth[a])[0] ?? "ambient";
  const sum = (of: (line: LinePlan) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const estimatedG = sum((line) => line.estimatedG);
  const isWeighed = steps.some((step) => step.what === "weighed");
  const packedG = isWeighed ? sum((line) => line.weighedG) : null;
  return {
    id: idOf(`sub-order ${number}/${sellerId}`),
    sellerId,
    seller,
    lines,
    status,
    steps: [...steps],
    legs: [...legs],
    courier: null,
    goodsVnd: sum((line) => line.estimatedVnd),
    weighedVnd: isWeighed ? sum((line) => line.finalVnd) : null,
    deliveryVnd: deliveryFee({ distanceM, grams: estimatedG, coldClass }),
    courierPayVnd: courierPay({ distanceM, grams: packedG ?? estimatedG, coldClass }),
    estimatedG,
    packedG,
    coldClass,
    distanceM,
    window: window ?? soonestWindow(distanceM, paidAt),
    parcelCode: newCode(bytesOf(luck)),
  };
}

/** One to three sellers who can reach the shopper, near ones more often. */
function sellersFor(shopper: ShopperPlan, bySeller: ReadonlyMap<string, Offering[]>, luck: Chance): Offering[][] {
  const reachable = [...bySeller.values()]
    .map((list) => list.filter((offering) => reaches(offering.seller, shopper, offering.product.coldClass)))
    .filter((list) => list.length > 0)
    .map((list) => ({
      list,
      weight: Math.sqrt(roadMetres(list[0]?.seller ?? shopper, shopper) + 20_000) * (0.3 + luck.next()),
    }))
    .sort((a, b) => a.weight - b.weight);
  return reachable.slice(0, luck.pick([1, 1, 2, 2, 3])).map(({ list }) => {
    const kinds = new Map(list.map((offering) => [offering.productId, offering]));
    return [...kinds.values()].sort(() => luck.next() - 0.5).slice(0, luck.between(1, 3));
  });
}

export type Shelf = ReadonlyMap<string, Offering[]>;

/** One order from the basket to wherever it has come by `now`. */
export function orderOf(
  number: number,
  shopper: ShopperPlan,
  createdAt: Date,
  fate: Fate,
  shelf: Shelf,
  now: Date,
  luck: Chance,
): OrderPlan {
  const paidAt = new Date(createdAt.getTime() + luck.between(60, 420) * 1000);
  const subOrders = sellersFor(shopper, shelf, luck).map((offerings) =>
    subOrderOf({ number, shopper, paidAt, fate, now, luck }, offerings),
  );
  const isPaid = fate !== "expired" && fate !== "waiting";
  return withTotals({ number, shopper, fate, createdAt, subOrders, paidAt: isPaid ? paidAt : null }, luck);
}

type Placed = Pick<OrderPlan, "number" | "shopper" | "fate" | "createdAt" | "subOrders" | "paidAt">;

export function withTotals(placed: Placed, luck: Chance): OrderPlan {
  const { number, shopper, subOrders } = placed;
  return {
    ...placed,
    id: idOf(`order ${number}`),
    code: newCode(bytesOf(luck)),
    personId: idOf(`person ${shopper.phone}`),
    goodsVnd: subOrders.reduce((total, part) => total + part.goodsVnd, 0),
    deliveryVnd: subOrders.reduce((total, part) => total + part.deliveryVnd, 0),
    trackingToken: Buffer.from(bytesOf(luck)(18)).toString("base64url"),
  };
}
