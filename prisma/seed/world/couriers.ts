import { accounts } from "../accounts";
import type { Chance } from "./chance";
import { cantho, danang, hanoi, homeIn, saigon } from "./homes";
import { personName, phones } from "./people";
import { sellers } from "./sellers";
import type { CourierPlan, Home, Vehicle } from "./types";

type Fleet = {
  where: (index: number) => Home;
  vehicle: Vehicle;
  count: number;
  capacityKg: number;
  rangeKm: number;
  coldEvery: number;
};

/** The demo courier lives between the farms of the delta and the city, with a van that reaches both. */
const deltaFleet: Fleet = {
  where: () => ({ provinceCode: "82", communeCode: "28360", street: "Ấp 4, đường Thiên Hộ", lat: 10.37, lng: 106.03 }),
  vehicle: "van",
  count: 1,
  capacityKg: 700,
  rangeKm: 110,
  coldEvery: 1,
};

const cityFleets = (luck: Chance): Fleet[] => [
  { where: () => homeIn(saigon, luck), vehicle: "motorbike", count: 19, capacityKg: 40, rangeKm: 30, coldEvery: 2 },
  { where: () => homeIn(saigon, luck), vehicle: "bicycle", count: 3, capacityKg: 15, rangeKm: 6, coldEvery: 0 },
  { where: () => homeIn(saigon, luck), vehicle: "van", count: 5, capacityKg: 700, rangeKm: 150, coldEvery: 1 },
  { where: () => homeIn(hanoi, luck), vehicle: "motorbike", count: 11, capacityKg: 40, rangeKm: 30, coldEvery: 2 },
  { where: () => homeIn(hanoi, luck), vehicle: "bicycle", count: 2, capacityKg: 15, rangeKm: 6, coldEvery: 0 },
  { where: () => homeIn(hanoi, luck), vehicle: "van", count: 4, capacityKg: 700, rangeKm: 150, coldEvery: 1 },
  { where: () => homeIn(danang, luck), vehicle: "motorbike", count: 5, capacityKg: 40, rangeKm: 35, coldEvery: 2 },
  { where: () => homeIn(danang, luck), vehicle: "van", count: 2, capacityKg: 700, rangeKm: 150, coldEvery: 1 },
  { where: () => homeIn(cantho, luck), vehicle: "motorbike", count: 4, capacityKg: 40, rangeKm: 35, coldEvery: 2 },
  { where: () => homeIn(cantho, luck), vehicle: "van", count: 2, capacityKg: 900, rangeKm: 200, coldEvery: 1 },
];

/** Trucks start where the farms are and carry to the cities, so that a farm five hundred kilometres away can be bought from. */
const truckFleet = (): Fleet => ({
  where: (index) => nextToFarm(index),
  vehicle: "truck",
  count: 22,
  capacityKg: 5000,
  rangeKm: 1400,
  coldEvery: 1,
});

function nextToFarm(index: number): Home {
  const seller = sellers[(index * 3) % sellers.length];
  if (!seller) throw new RangeError("no farms");
  const { provinceCode, communeCode, street, lat, lng } = seller;
  return { provinceCode, communeCode, street, lat: lat + 0.01, lng: lng + 0.01 };
}

const plates: Record<string, string> = { "79": "59", "01": "29", "48": "43", "92": "65" };

function courierOf(fleet: Fleet, index: number, serial: number, luck: Chance): CourierPlan {
  const home = fleet.where(index);
  const isDemo = serial === 1;
  return {
    ...home,
    phone: isDemo ? accounts.courier.phone : phones.courier(serial),
    name: isDemo ? accounts.courier.name : personName(luck, 0.85),
    vehicle: fleet.vehicle,
    plate:
      fleet.vehicle === "bicycle"
        ? ""
        : `${plates[home.provinceCode] ?? "63"}-${luck.between(10, 99)}${luck.between(100, 999)}.${luck.between(10, 99)}`,
    capacityG: fleet.capacityKg * 1000,
    hasColdBox: fleet.coldEvery > 0 && index % fleet.coldEvery === 0,
    rangeM: fleet.rangeKm * 1000,
    status: serial > 1 && serial % 27 === 0 ? "applied" : "approved",
  };
}

/** Eighty: sixty motorbikes, bicycles and vans in the four cities, and trucks beside the farms. */
export function couriersOf(luck: Chance): CourierPlan[] {
  let serial = 0;
  return [deltaFleet, ...cityFleets(luck), truckFleet()].flatMap((fleet) =>
    Array.from({ length: fleet.count }, (_, index) => courierOf(fleet, index, (serial += 1), luck)),
  );
}
