import { rosterLeg } from "~/domain/delivery/dispatch/roster-leg.server";
import type { Courier } from "~/domain/identity/types";
import { metresBetween } from "~/domain/shared/geo";
import { invariant } from "~/domain/shared/invariant";
import { parsePhone, type Phone } from "~/domain/shared/phone";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { accounts } from "../accounts";
import { courierId, personId } from "../people-rows";
import type { World } from "../world/types";

export const phoneOf = (text: string): Phone => {
  const phone = parsePhone(text);
  invariant(phone, `${text} is a phone number`);
  return phone;
};

type LegWanted = { readonly kind: string; readonly fromLat: number; readonly fromLng: number };

/** Whoever is free for a leg of a way through hubs. Nobody has two at a time; null when all who could are on the road. */
export type Crew = {
  readonly take: (leg: LegWanted, needsCold: boolean) => Courier | null;
  readonly isBack: (courier: Courier) => void;
};

/** Trucks for the long legs, vans and motorbikes for the last; the demo courier and whoever is on the road are left alone. */
export async function hubCrew(db: Db, world: World): Promise<Crew> {
  const busy = new Set((await db.run.findMany({ where: { status: "open" } })).map((run) => run.courierId));
  const free = world.couriers.filter(
    ({ phone, status }) => status === "approved" && phone !== accounts.courier.phone && !busy.has(courierId(phone)),
  );
  const take = ({ kind, fromLat, fromLng }: LegWanted, needsCold: boolean): Courier | null => {
    const vehicles = kind === "first" || kind === "haul" || kind === "direct" ? ["truck", "van"] : ["motorbike", "van"];
    const [nearest] = free
      .filter(({ phone, vehicle }) => vehicles.includes(vehicle) && !busy.has(courierId(phone)))
      .filter(({ hasColdBox }) => hasColdBox || !needsCold)
      .map((courier) => ({ courier, away: metresBetween(courier, { lat: fromLat, lng: fromLng }) }))
      .sort((one, other) => one.away - other.away);
    if (!nearest) return null;
    const { phone, name } = nearest.courier;
    busy.add(courierId(phone));
    const actor = { personId: personId(phone), phone: phoneOf(phone), name, isOperator: false, sellers: [] };
    return { ...actor, courierId: courierId(phone), courierStatus: "approved" };
  };
  return { take, isBack: ({ courierId: id }) => void busy.delete(id) };
}

type Taking = { readonly shipmentId: string; readonly courier: Courier; readonly seenAt: Date };

/** A leg is rostered: its courier is on duty where it begins. */
export async function putInRun(db: Db, moment: Moment, { shipmentId, courier, seenAt }: Taking): Promise<void> {
  const { courierId: id } = courier;
  const { legSeq: seq } = await db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  const leg = await db.shipmentLeg.findUniqueOrThrow({ where: { shipmentId_seq: { shipmentId, seq } } });
  const shift = { courierId: id, from: moment.now, lat: leg.fromLat, lng: leg.fromLng, seenAt };
  await transact(db, (tx) => tx.shift.createMany({ data: { id: moment.ids.next(), ...shift }, skipDuplicates: true }));
  await rosterLeg(db, moment, { shipmentId, courierId: id });
}
