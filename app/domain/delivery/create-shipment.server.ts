import { createHmac } from "node:crypto";
import { carriageOf, type Carriage } from "~/domain/ordering/handing-over/delivery-queries.server";
import { newCode } from "~/domain/shared/code";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "./events";
import { addressText } from "./internal/address-text.server";
import { followArea } from "./internal/follow-area.server";
import { layWay, legRow } from "./internal/legs.server";
import { doorOf, gateOf } from "./legs/leg-ends";
import type { Way } from "./legs/plan-legs";
import { courierPay } from "./quote/price-delivery";

export type CreateShipment = { readonly subOrderId: string; readonly pinSecret: string };

export type ShipmentCreated = { ok: true; shipmentId: string; isNew: boolean } | Refusal<"not_packed">;

/** A packed sub-order becomes a shipment that waits for a courier, with its way laid: straight to the door, or through hubs. Asked again, it answers with the one that exists. */
export const createShipment = (
  db: Db,
  moment: Moment,
  { subOrderId, pinSecret }: CreateShipment,
): Promise<ShipmentCreated> =>
  transact(db, async (tx): Promise<ShipmentCreated> => {
    const existing = await tx.shipment.findUnique({ where: { subOrderId }, select: { id: true } });
    if (existing) return { ok: true, shipmentId: existing.id, isNew: false };
    const carriage = await carriageOf(tx, subOrderId);
    if (carriage.status !== "packed") return refuse("not_packed");
    const shipment = { id: moment.ids.next(), status: "ready", ...(await describe(tx, moment, carriage)) };
    const { legs, route } = await layWay(tx, moment.now, wayOf(moment, shipment));
    const { count } = await tx.shipment.createMany({
      data: {
        ...shipment,
        ...route,
        dropPin: doorPin(pinSecret, shipment.id),
        readyAt: moment.now,
        createdAt: moment.now,
      },
      skipDuplicates: true,
    });
    if (count === 0) return { ok: true, shipmentId: await idOf(tx, subOrderId), isNew: false };
    await tx.shipmentLeg.createMany({ data: legs.map(legRow(moment, shipment.id)) });
    await tx.parcel.createMany({ data: parcelsOf(moment, carriage.parcelCodes, shipment) });
    await tx.shipmentEvent.create({
      data: {
        shipmentId: shipment.id,
        type: "created",
        fromStatus: "created",
        toStatus: "ready",
        at: moment.now,
        detail: {},
      },
    });
    await record(tx, moment, shipmentFact("shipment.created", { ...shipment, courierId: null }));
    await followArea(tx, moment, shipment.id);
    return { ok: true, shipmentId: shipment.id, isNew: true };
  });

/** Four digits only the shopper's page shows. Derived, so a copy of the table without the secret could not be forged. */
export function doorPin(secret: string, shipmentId: string): string {
  const digest = createHmac("sha256", secret).update(`door-pin:${shipmentId}`).digest();
  return String(digest.readUInt32BE(0) % 10_000).padStart(4, "0");
}

const idOf = async (reader: Reader | Tx, subOrderId: string): Promise<string> =>
  present(await reader.shipment.findUnique({ where: { subOrderId }, select: { id: true } }), "shipment").id;

async function describe(tx: Tx, moment: Moment, carriage: Carriage) {
  const { pickup, drop, distanceM, coldClass } = carriage;
  const grams = Math.max(1, carriage.grams);
  return {
    code: newCode((bytes) => moment.ids.random(bytes)),
    orderId: carriage.orderId,
    subOrderId: carriage.subOrderId,
    sellerId: carriage.sellerId,
    pickupName: pickup.name,
    pickupPhone: pickup.phone,
    pickupText: await addressText(tx, pickup),
    pickupCommune: pickup.communeCode,
    pickupProvince: pickup.provinceCode,
    pickupLat: pickup.lat,
    pickupLng: pickup.lng,
    dropName: drop.name,
    dropPhone: drop.phone,
    dropText: await addressText(tx, drop),
    dropCommune: drop.communeCode,
    dropProvince: drop.provinceCode,
    dropLat: drop.lat,
    dropLng: drop.lng,
    grams,
    coldClass,
    distanceM,
    payVnd: courierPay({ distanceM, grams, coldClass }),
    windowFrom: carriage.windowFrom,
    windowUntil: carriage.windowUntil,
  };
}

type Described = Awaited<ReturnType<typeof describe>>;

const wayOf = (moment: Moment, shipment: Described): Omit<Way, "hubs"> => ({
  from: gateOf(shipment),
  door: doorOf(shipment),
  grams: shipment.grams,
  coldClass: shipment.coldClass,
  payVnd: shipment.payVnd,
  readyAt: moment.now,
  window: { from: shipment.windowFrom, until: shipment.windowUntil },
});

/** One parcel for each label printed at packing; the weight is shared out evenly, the first takes what is left over. */
function parcelsOf(moment: Moment, printed: readonly string[], shipment: { id: string; grams: number }) {
  const codes = printed.length > 0 ? printed : [newCode((bytes) => moment.ids.random(bytes))];
  const each = Math.max(1, Math.floor(shipment.grams / codes.length));
  const rest = Math.max(0, shipment.grams - each * codes.length);
  return codes.map((code, index) => ({
    id: moment.ids.next(),
    code,
    shipmentId: shipment.id,
    grams: index === 0 ? each + rest : each,
  }));
}
