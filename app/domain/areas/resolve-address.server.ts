import { isInVietnam, metresBetween, type Point } from "~/domain/shared/geo";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import type { Reader } from "~/platform/db.server";
import { atlasOf } from "./atlas.server";
import type { ResolvedPlace } from "./types";

export type AddressGiven = { provinceCode: string; communeCode: string; pin?: Point | null };
export type Resolution = { ok: true; place: ResolvedPlace } | Refusal<"unknown_commune" | "pin_far">;

/** Commune centres are known to a few kilometres, and mountain communes are wide; a pin beyond this is in another place. */
const farthestPinM = 60_000;

/** Turns what an address form says into a place on the map: the pin when there is one, else the commune's centre. */
export async function resolveAddress(
  reader: Reader,
  { provinceCode, communeCode, pin }: AddressGiven,
  atlas = atlasOf(reader),
): Promise<Resolution> {
  const commune = await atlas.find(provinceCode, communeCode);
  if (!commune) return refuse("unknown_commune");
  if (pin && (!isInVietnam(pin) || metresBetween(pin, commune) > farthestPinM)) return refuse("pin_far");
  const { lat, lng } = pin ?? commune;
  const names = { provinceName: commune.provinceName, communeName: commune.name };
  return { ok: true, place: { provinceCode, communeCode, ...names, lat, lng, isPinned: Boolean(pin) } };
}
