import { hoursAfter } from "~/domain/shared/time";
import type { Carrier, Load } from "~/domain/delivery/types";

/** Examples for tests: a Sunday morning in Ho Chi Minh City. */
export const now = new Date("2026-11-22T08:00:00+07:00");

export const aLoad = (over: Partial<Load> = {}): Load => ({
  id: "load",
  pickup: { lat: 10.8, lng: 106.66, provinceCode: "79", communeCode: "1" },
  drop: { lat: 10.77, lng: 106.7, provinceCode: "79", communeCode: "2" },
  grams: 5_000,
  coldClass: "ambient",
  readyAt: now,
  window: { from: now, until: hoursAfter(now, 4) },
  ...over,
});

export const aCourier = (over: Partial<Carrier> = {}): Carrier => ({
  id: "courier",
  vehicle: "motorbike",
  capacityG: 30_000,
  hasColdBox: true,
  home: { lat: 10.79, lng: 106.68 },
  rangeM: 20_000,
  passes: [],
  ...over,
});
