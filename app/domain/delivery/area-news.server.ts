import { doorTerms, dropPointOf, type DoorTerms } from "~/domain/areas/ground";
import { colours, isInForce, type Colour, type Commune } from "~/domain/areas/movement";
import { readGround } from "~/domain/areas/read-ground.server";
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

/** The decision that colours a commune at a moment: its own before its province's, the later before the earlier. */
async function spellAt(reader: Reader, { provinceCode, communeCode }: Commune, at: Date) {
  const rows = await reader.areaSpell.findMany({
    where: { provinceCode, OR: [{ communeCode }, { communeCode: null }], from: { lte: at } },
    orderBy: [{ from: "desc" }, { id: "desc" }],
  });
  const inForce = rows.filter(({ id, from, until }) =>
    isInForce({ id, from: minuteOf(from), until: until && minuteOf(until) }, minuteOf(at)),
  );
  const spell = inForce.find((row) => row.communeCode !== null) ?? inForce[0];
  const colour = colours.find((known) => known === spell?.colour);
  return spell && colour ? { colour, since: spell.from.toISOString(), reason: spell.reason } : null;
}
