import { nearestCommune } from "~/domain/areas/queries.server";
import type { Point } from "~/domain/shared/geo";
import type { Tx } from "~/platform/db.server";
import type { LegEnd } from "../legs/leg";
import type { Seen } from "../hand-over/meeting-place";
import { addressText } from "./address-text.server";

/** Where the courier's phone last was, on duty or on the last shift; null when it was never told. */
export async function lastSeen(tx: Tx, courierId: string): Promise<Seen | null> {
  const shift = await tx.shift.findFirst({
    where: { courierId },
    orderBy: { from: "desc" },
    select: { lat: true, lng: true, seenAt: true },
  });
  return shift;
}

/**
 * A courier who stands somewhere with goods, as the place where a leg ends and the next begins. `words`: what they or an operator say
 * about it. Null where no commune is known: nobody could judge whether it may be entered.
 */
export async function standingAt(tx: Tx, courierId: string, point: Point, words: string): Promise<LegEnd | null> {
  const commune = await nearestCommune(tx, point);
  if (!commune) return null;
  const { name, person } = await tx.courier.findUniqueOrThrow({
    where: { id: courierId },
    select: { name: true, person: { select: { phone: true } } },
  });
  const { code: communeCode, provinceCode } = commune;
  const text = await addressText(tx, { street: words, communeCode });
  return { hubId: null, name, phone: person.phone, text, communeCode, provinceCode, lat: point.lat, lng: point.lng };
}
