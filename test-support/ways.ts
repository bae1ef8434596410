import type { KnownHub } from "~/domain/delivery/legs/choose-way";
import type { LegEnd } from "~/domain/delivery/legs/leg";
import type { Way } from "~/domain/delivery/legs/plan-legs";
import { hoursAfter } from "~/domain/shared/time";
import { sundayMorning as now } from "./moment";

export const place = (lat: number, lng: number): LegEnd => ({
  ...{ hubId: null, name: "Ấp 4", phone: "+84912345678", text: "Ấp 4", communeCode: "1", provinceCode: "79", lat, lng },
});

/** Open from five in the morning to ten at night, half an hour to sort, with a cold room. */
export const theHub = (hubId: string, lat: number, lng: number, over: Partial<KnownHub> = {}): KnownHub => ({
  ...place(lat, lng),
  hubId,
  name: `Kho ${hubId}`,
  ...{ opensMinute: 300, closesMinute: 1_320, sortMinutes: 30, hasColdRoom: true, isUsable: true },
  ...over,
});

/** Five kilograms from a farm near Da Lat to a door in Saigon, promised for the morning after tomorrow. */
export const theWay = (over: Partial<Way> = {}): Way => ({
  from: place(11.95, 108.45),
  hubs: [],
  door: place(10.775, 106.7),
  ...{ grams: 5_000, coldClass: "ambient", payVnd: 40_000, readyAt: now },
  window: { from: hoursAfter(now, 48), until: hoursAfter(now, 52) },
  ...over,
});
