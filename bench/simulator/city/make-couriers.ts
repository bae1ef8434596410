import type { Vehicle } from "~/domain/identity/types";
import type { PassHeld } from "~/domain/delivery/types";
import type { Chance } from "~/domain/delivery/solver/chance";
import type { DayCourier } from "../day";
import { chanceOf, normal, pick } from "../draws";
import type { Layout } from "./layout";
import type { Clock } from "./make-orders";

/** What one courier carries to doors on a day: the low end of what was seen in the field (15 to 20). */
const ordersPerCourier = 15;
const haulsPerTruck = 2;
const vanShare = 0.1;
const passShare = 0.25;
const noShowShare = 0.02;
const breakdownShare = 0.005;

type Kit = { readonly capacityG: number; readonly coldG: number; readonly rangeM: number; readonly boxShare: number };
const kits: Record<Exclude<Vehicle, "bicycle">, Kit> = {
  motorbike: { capacityG: 40_000, coldG: 15_000, rangeM: 15_000, boxShare: 0.4 },
  van: { capacityG: 600_000, coldG: 200_000, rangeM: 40_000, boxShare: 0.7 },
  truck: { capacityG: 3_000_000, coldG: 3_000_000, rangeM: 110_000, boxShare: 1 },
};

/** Hours on duty, hour of the start first: the evening is the busier peak. */
const shifts = [
  [7, 16],
  [7.5, 16.5],
  [8, 17],
  [9, 18],
  [10, 19],
  [11, 21],
  [12, 21.5],
  [12.5, 21.5],
] as const;

export function makeCouriers(
  counts: { doors: number; hauls: number },
  layout: Layout,
  clock: Clock,
  seed: number,
): DayCourier[] {
  const riders = Math.ceil(counts.doors / ordersPerCourier);
  const trucks = Math.ceil(counts.hauls / haulsPerTruck);
  const kindOf = (index: number): Vehicle =>
    index >= riders ? "truck" : index < Math.max(1, riders * vanShare) ? "van" : "motorbike";
  return Array.from({ length: riders + trucks }, (_, index) =>
    makeCourier(`c${index + 1}`, kindOf(index), layout, clock, chanceOf(seed, "courier", index)),
  );
}

function makeCourier(id: string, vehicle: Vehicle, layout: Layout, clock: Clock, chance: Chance): DayCourier {
  const kit = kits[vehicle === "bicycle" ? "motorbike" : vehicle];
  const start = layout.inTown(chance);
  const [from, until] = vehicle === "truck" ? ([0.5, 10.5] as const) : pick(chance, shifts);
  const shift = { from: clock(from), until: clock(until) };
  const hasBox = chance.unit() < kit.boxShare;
  return {
    ...{ id, vehicle, start, home: start, shift, capacityG: kit.capacityG, rangeM: kit.rangeM },
    coldG: hasBox ? kit.coldG : 0,
    passes: chance.unit() < passShare ? [wholeDay(start.provinceCode, clock)] : [],
    vndPerHour: chance.unit() < 0.2 ? null : Math.round(38_000 * Math.exp(0.15 * normal(chance))),
    isNoShow: vehicle !== "truck" && chance.unit() < noShowShare,
    breaksDownAt: chance.unit() < breakdownShare ? shift.from + chance.unit() * (shift.until - shift.from) : null,
  };
}

const wholeDay = (provinceCode: string, clock: Clock): PassHeld => ({
  provinceCode,
  communeCode: null,
  validFrom: new Date(clock(0) * 60_000),
  validUntil: new Date(clock(30) * 60_000),
});
