import type { Vehicle } from "~/domain/identity/types";
import type { PassHeld } from "~/domain/delivery/types";
import type { Chance } from "~/domain/delivery/solver/chance";
import type { DayCourier } from "../day";
import { chanceOf, normal } from "../draws";
import type { Layout } from "./layout";
import type { Clock } from "./make-orders";
import { asTheyCome, plannedRoster, type RosterLine } from "./roster";

/** What one courier carries to doors on a day: the low end of what was seen in the field (15 to 20). */
const ordersPerCourier = 15;
const haulsPerTruck = 2;
const vanShare = 0.1;
const passShare = 0.25;
const noShowShare = 0.02;
const breakdownShare = 0.005;

type Kit = { readonly capacityG: number; readonly coldG: number; readonly rangeM: number };
const kits: Record<Exclude<Vehicle, "bicycle">, Kit> = {
  motorbike: { capacityG: 40_000, coldG: 15_000, rangeM: 15_000 },
  van: { capacityG: 600_000, coldG: 200_000, rangeM: 40_000 },
  truck: { capacityG: 3_000_000, coldG: 3_000_000, rangeM: 110_000 },
};

export function makeCouriers(
  counts: { doors: number; hauls: number },
  layout: Layout,
  clock: Clock,
  seed: number,
  isRostered: boolean,
): DayCourier[] {
  const riders = Math.ceil(counts.doors / ordersPerCourier);
  const trucks = Math.ceil(counts.hauls / haulsPerTruck);
  const kindOf = (index: number): Vehicle =>
    index >= riders ? "truck" : index < Math.max(1, riders * vanShare) ? "van" : "motorbike";
  const vehicles = Array.from({ length: riders + trucks }, (_, index) => kindOf(index));
  const roster = isRostered
    ? plannedRoster(vehicles, seed)
    : vehicles.map((vehicle, index) => asTheyCome(vehicle, chanceOf(seed, "hours", index)));
  return roster.map((line, index) =>
    makeCourier(`c${index + 1}`, line, layout, clock, chanceOf(seed, "courier", index)),
  );
}

function makeCourier(
  id: string,
  { vehicle, hours, hasBox }: RosterLine,
  layout: Layout,
  clock: Clock,
  chance: Chance,
): DayCourier {
  const { capacityG, coldG, rangeM } = kits[vehicle === "bicycle" ? "motorbike" : vehicle];
  const start = layout.inTown(chance);
  const shift = { from: clock(hours[0]), until: clock(hours[1]) };
  return {
    ...{ id, vehicle, start, home: start, shift, capacityG, rangeM },
    coldG: hasBox ? coldG : 0,
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
