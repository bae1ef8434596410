import type { Courier } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "./internal/advance.server";
import { permitsAt } from "./internal/permits.server";
import { loadFleet } from "./internal/load-fleet.server";
import { openRun, writeInsertion } from "./internal/run-stops.server";
import { loadOf, lockShipment, type ShipmentRow } from "./internal/shipment-row.server";
import { isOpenOffer, type DeclineReason } from "./offer-status";
import { rankCouriers } from "./rank-couriers";
import type { EligibilityRule } from "./eligibility";

export type AnswerOffer = { readonly offerId: string } & (
  { readonly answer: "accept" } | { readonly answer: "decline"; readonly reason: DeclineReason }
);

export type OfferAnswer =
  | { ok: true; shipmentId: string }
  | Refusal<"offer_gone">
  | Refusal<"off_shift">
  | Refusal<"no_longer_fits", { rule: EligibilityRule | null }>;

type OpenOffer = { id: string; shipmentId: string; status: string; expiresAt: Date };

/**
 * A courier's yes or no. The same answer given twice is one answer. A yes is weighed again under the lock: capacity, window,
 * cold and pass may have changed since the offer was made.
 */
export async function answerOffer(
  db: Db,
  moment: Moment,
  courier: Courier,
  command: AnswerOffer,
): Promise<OfferAnswer> {
  const { kept } = await transact(db, async (tx): Promise<{ kept: OfferAnswer }> => {
    const asked = await tx.offer.findFirst({
      where: { id: command.offerId, courierId: courier.courierId },
      select: { shipmentId: true },
    });
    const shipment = await lockShipment(tx, present(asked, "offer").shipmentId);
    const offer = await tx.offer.findUniqueOrThrow({ where: { id: command.offerId } });
    if (offer.status === (command.answer === "accept" ? "accepted" : "declined"))
      return { kept: { ok: true, shipmentId: shipment.id } };
    if (!isOpenOffer(offer.status) || offer.expiresAt <= moment.now || shipment.status !== "offered")
      return { kept: refuse("offer_gone") };
    const kept =
      command.answer === "accept"
        ? await accept(tx, moment, courier, shipment, offer)
        : await decline(tx, moment, courier, shipment, offer, command.reason);
    return { kept };
  });
  return kept;
}

async function accept(
  tx: Tx,
  moment: Moment,
  courier: Courier,
  shipment: ShipmentRow,
  offer: OpenOffer,
): Promise<OfferAnswer> {
  const { courierId } = courier;
  const shift = await tx.$queryRaw<
    unknown[]
  >`select 1 from shift where courier_id = ${courierId}::uuid and ends_at is null for update`;
  if (shift.length === 0) return refuse("off_shift");
  const fleet = await loadFleet(tx, { shipmentId: shipment.id, now: moment.now, courierId });
  const { candidates, obstacles } = rankCouriers(fleet, loadOf(shipment), await permitsAt(tx, moment.now), moment.now);
  const chosen = candidates[0];
  if (!chosen) return withdraw(tx, moment, courier, shipment, offer, obstacles);
  const runId = await openRun(tx, moment, courierId);
  await writeInsertion(tx, moment, runId, chosen.insertion);
  await close(tx, moment, offer, "accepted");
  await tx.shift.updateMany({ where: { courierId, until: null }, data: { silences: 0 } });
  const source = { actorId: courier.personId, detail: { offerId: offer.id, courierId } };
  await advance(tx, moment, shipment, "assigned", source, { courierId, runId });
  return { ok: true, shipmentId: shipment.id };
}

async function withdraw(
  tx: Tx,
  moment: Moment,
  courier: Courier,
  shipment: ShipmentRow,
  offer: OpenOffer,
  obstacles: Partial<Record<EligibilityRule, number>>,
): Promise<OfferAnswer> {
  await close(tx, moment, offer, "withdrawn");
  const [rule] = Object.keys(obstacles) as EligibilityRule[];
  await advance(tx, moment, shipment, "ready", {
    type: "offer_withdrawn",
    actorId: courier.personId,
    detail: { offerId: offer.id, rule: rule ?? null },
  });
  return refuseWith("no_longer_fits", { rule: rule ?? null });
}

async function decline(
  tx: Tx,
  moment: Moment,
  courier: Courier,
  shipment: ShipmentRow,
  offer: OpenOffer,
  reason: DeclineReason,
): Promise<OfferAnswer> {
  await close(tx, moment, offer, "declined", reason);
  await tx.shift.updateMany({ where: { courierId: courier.courierId, until: null }, data: { silences: 0 } });
  await advance(tx, moment, shipment, "ready", {
    type: "offer_declined",
    actorId: courier.personId,
    detail: { offerId: offer.id, reason },
  });
  return { ok: true, shipmentId: shipment.id };
}

const close = async (
  tx: Tx,
  moment: Moment,
  offer: OpenOffer,
  status: "accepted" | "declined" | "withdrawn",
  reason?: DeclineReason,
): Promise<void> => {
  await tx.offer.update({
    where: { id: offer.id },
    data: { status, answeredAt: moment.now, declineReason: reason ?? null },
  });
};
