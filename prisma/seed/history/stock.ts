import { addLevels, changeOf, nothing, receivedOf, type Levels, type MovementKind } from "~/domain/inventory/lot-level";
import { holdMinutes } from "~/domain/ordering/policy";
import { daysAfter, hoursAfter, minutesAfter, startOfDayInVietnam } from "~/domain/shared/time";
import { newCode } from "~/domain/shared/code";
import { chance, idOf, type Chance } from "../world/chance";
import { bytesOf } from "./shopping";
import type { LinePlan, Offering, OrderPlan, SubOrderPlan } from "./types";

type LotPlan = { id: string; offering: Offering; harvestedOn: Date; createdAt: Date; levels: Levels };
type Movement = {
  lotId: string;
  kind: MovementKind;
  quantity: number;
  at: Date;
  reference: string | null;
  reason: string;
};
type HoldRow = {
  id: string;
  lotId: string;
  packId: string;
  orderId: string;
  lineId: string;
  quantity: number;
  status: string;
  expiresAt: Date;
  createdAt: Date;
};

export type Stock = { lots: LotPlan[]; movements: Movement[]; holds: HoldRow[] };

const weekMs = 7 * 24 * 3_600_000;

/** Lots by the week, what orders took of them, and what lies on the shelf today. */
export function stockOf(offerings: readonly Offering[], orders: readonly OrderPlan[], now: Date, month: number): Stock {
  const lots = new Map<string, LotPlan>();
  const movements: Movement[] = [];
  const holds: HoldRow[] = [];
  const lotFor = (offering: Offering, at: Date): LotPlan => {
    const week = Math.floor((now.getTime() - at.getTime()) / weekMs);
    const key = `${offering.packId}/${week}`;
    const known = lots.get(key);
    if (known) return known;
    const createdAt =
      week === 0 ? hoursAfter(daysAfter(startOfDayInVietnam(now), -7), 5) : daysAfter(now, -7 * (week + 1));
    const lot = {
      id: idOf(`lot ${key}`),
      offering,
      harvestedOn: daysAfter(startOfDayInVietnam(createdAt), 0),
      createdAt,
      levels: nothing,
    };
    lots.set(key, lot);
    return lot;
  };
  const move = (
    lot: LotPlan,
    kind: MovementKind,
    quantity: number,
    at: Date,
    reference: string | null,
    reason = "",
  ): void => {
    if (quantity <= 0) return;
    lot.levels = addLevels(lot.levels, changeOf(kind, quantity));
    movements.push({ lotId: lot.id, kind, quantity, at, reference, reason });
  };

  for (const order of orders) {
    for (const part of order.subOrders) {
      for (const line of part.lines) {
        const lot = lotFor(line.offering, order.createdAt);
        move(lot, "receive", line.quantity, lot.createdAt, null);
        const status = followLine(lot, line, part, order, move);
        holds.push({
          id: idOf(`hold ${line.id}`),
          lotId: lot.id,
          packId: line.offering.packId,
          orderId: order.id,
          lineId: line.id,
          quantity: line.quantity,
          status,
          expiresAt: minutesAfter(order.createdAt, holdMinutes),
          createdAt: order.createdAt,
        });
      }
    }
  }
  for (const offering of offerings) {
    const onShelf = shelfOf(offering, month, chance(seedOf(offering.packId)));
    if (onShelf > 0) move(freshLot(lots, offering, now), "receive", onShelf, hoursAfter(now, -5), null);
  }
  spoilOldWeeks(lots, now, move);
  return { lots: [...lots.values()], movements: mergeReceipts(movements), holds };
}

type Move = (
  lot: LotPlan,
  kind: MovementKind,
  quantity: number,
  at: Date,
  reference: string | null,
  reason?: string,
) => void;

/** What one line did to its lot, and the state its hold ended in. */
function followLine(lot: LotPlan, line: LinePlan, part: SubOrderPlan, order: OrderPlan, move: Move): string {
  const { quantity, id } = line;
  move(lot, "hold", quantity, order.createdAt, id);
  if (order.fate === "waiting") return "held";
  if (!order.paidAt) {
    move(lot, "expire", quantity, minutesAfter(order.createdAt, holdMinutes), id);
    return "expired";
  }
  move(lot, "allocate", quantity, order.paidAt, id);
  const stepAt = (what: string): Date | undefined => part.steps.find((step) => step.what === what)?.at;
  const rejectedAt = stepAt("rejected");
  if (rejectedAt) {
    move(lot, "deallocate", quantity, rejectedAt, id, "rejected");
    return "released";
  }
  const packedAt = stepAt("packed");
  if (!packedAt) return "allocated";
  const shipped = Math.min(quantity, line.offering.pack.soldBy === "weight" ? line.weighedG : line.packedQuantity);
  move(lot, "ship", shipped, packedAt, id);
  move(lot, "deallocate", quantity - shipped, packedAt, id, "short");
  const returnedAt = stepAt("returned");
  if (returnedAt) move(lot, "return", shipped, returnedAt, id, "returned");
  return "consumed";
}

function freshLot(lots: Map<string, LotPlan>, offering: Offering, now: Date): LotPlan {
  const key = `${offering.packId}/fresh`;
  const daysOld = seedOf(key) % 3;
  const lot = {
    id: idOf(`lot ${key}`),
    offering,
    harvestedOn: daysAfter(startOfDayInVietnam(now), -daysOld),
    createdAt: hoursAfter(now, -5),
    levels: nothing,
  };
  lots.set(key, lot);
  return lot;
}

/** Nothing out of season; one in twenty is sold out and one in ten nearly so. */
function shelfOf({ product, pack }: Offering, month: number, luck: Chance): number {
  if (product.season.length > 0 && !product.season.includes(month)) return 0;
  const roll = luck.next();
  if (roll < 0.04) return 0;
  const units = roll < 0.13 ? luck.between(2, 5) : luck.between(30, 260);
  return pack.soldBy === "weight"
    ? units * 1000
    : Math.max(2, Math.round(units / Math.max(1, pack.gramsPerUnit / 3000)));
}

/** Fresh goods left over from earlier weeks are written off; nobody is sold a three-week-old lettuce. */
function spoilOldWeeks(lots: ReadonlyMap<string, LotPlan>, now: Date, move: Move): void {
  for (const lot of lots.values()) {
    if (now.getTime() - lot.createdAt.getTime() < weekMs) continue;
    move(
      lot,
      "write_off",
      lot.levels.available,
      new Date(Math.min(now.getTime() - 3_600_000, lot.createdAt.getTime() + 9 * 24 * 3_600_000)),
      null,
      "spoiled",
    );
  }
}

/** A lot is weighed in once, not once for each order that will take from it. */
function mergeReceipts(movements: readonly Movement[]): Movement[] {
  const receipts = new Map<string, Movement>();
  for (const movement of movements) {
    if (movement.kind !== "receive") continue;
    const known = receipts.get(movement.lotId);
    receipts.set(movement.lotId, known ? { ...known, quantity: known.quantity + movement.quantity } : movement);
  }
  const rest = movements.filter((movement) => movement.kind !== "receive");
  return [...receipts.values(), ...rest].sort((a, b) => a.at.getTime() - b.at.getTime());
}

export const seedOf = (text: string): number =>
  [...text].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) >>> 0, 11);

export const lotRows = ({ lots }: Stock) =>
  lots.map(({ id, offering, harvestedOn, createdAt, levels }) => ({
    id,
    code: newCode(bytesOf(chance(seedOf(id)))),
    packId: offering.packId,
    productId: offering.productId,
    sellerId: offering.sellerId,
    harvestedOn,
    createdAt,
    received: receivedOf(levels),
    ...levels,
    status: levels.available + levels.held + levels.allocated === 0 ? "depleted" : "sellable",
  }));

export const movementRows = ({ movements }: Stock) =>
  movements.map(({ lotId, kind, quantity, at, reference, reason }) => {
    const { available, held, allocated, shipped, writtenOff } = changeOf(kind, quantity);
    return {
      lotId,
      kind,
      quantity,
      at,
      reference,
      reason,
      dAvailable: available,
      dHeld: held,
      dAllocated: allocated,
      dShipped: shipped,
      dWrittenOff: writtenOff,
    };
  });
