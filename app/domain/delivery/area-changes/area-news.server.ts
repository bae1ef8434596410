import { doorTerms, dropPointOf, type DoorTerms } from "~/domain/areas/ground";
import type { Colour, Commune } from "~/domain/areas/movement";
import { readGround } from "~/domain/areas/read-ground.server";
import { spellAt } from "~/domain/areas/spell-at.server";
import { present } from "~/domain/shared/missing";
import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";

export type AreaNews = {
  colour: Colour;
  since: string;
  reason: string;
  terms: DoorTerms;
  /** Name and street of the ward's drop point, when goods go there. */
  dropPlace: string | null;
};

/** What an order's shopper should know of their area: the colour it is under, or will be when the goods come; null: nothing. */
export async function areaNewsOf(reader: Reader, orderId: string, now: Date): Promise<AreaNews | null> {
  const order = present(
    await reader.order.findUnique({
      where: { id: orderId },
      select: { provinceCode: true, communeCode: true, status: true, subOrders: { select: { windowFrom: true } } },
    }),
    "order",
  );
  if (!["awaiting_payment", "confirmed", "in_progress"].includes(order.status)) return null;
  const ground = await readGround(reader);
  const place: Commune = order;
  const minutes = [now, ...order.subOrders.map(({ windowFrom }) => windowFrom)].map(minuteOf);
  const at = minutes.find(
    (minute) => minute >= minuteOf(now) && ["red", "sealed"].includes(ground.movement.colourAt(place, minute)),
  );
  if (at === undefined) return null;
  const spell = await spellAt(reader, place, new Date(at * 60_000));
  const terms = doorTerms(ground, place, "ambient", at);
  const point = terms === "drop_point" ? dropPointOf(ground, place) : null;
  return spell && { ...spell, terms, dropPlace: point && `${point.name}, ${point.street}` };
}
