import type { Courier } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { RunStop } from "../dispatch/board";
import { closeBundle } from "../dispatch/internal/close-offers.server";
import { tellKeeper } from "../dispatch/internal/run-change.server";
import { lockShift, lockShipments } from "../dispatch/internal/locks.server";
import { weighAgain, type WhyNot } from "../dispatch/internal/weigh-again.server";
import { advance } from "../internal/advance.server";
import { openRun, writeStops } from "../internal/run-stops.server";
import type { ShipmentRow } from "../internal/shipment-row.server";
import { isOpenOffer, type DeclineReason } from "./offer-status";

export type AnswerOffer = { readonly offerId: string } & (
  { readonly answer: "accept" } | { readonly answer: "decline"; readonly reason: DeclineReason }
);

export type OfferAnswer =
  | { ok: true; shipmentIds: readonly string[] }
  | Refusal<"offer_gone">
  | Refusal<"off_shift">
  | Refusal<"no_longer_fits", { rule: WhyNot }>;

type Asked = {
  readonly bundleId: string;
  readonly proposal: readonly RunStop[];
  readonly shipments: readonly ShipmentRow[];
};

/**
 * A courier's yes or no to everything that was offered together. The same answer given twice is one answer. A yes is weighed again
 * under the locks: capacity, window, cold box, passes and areas may have changed since the offer was made.
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
      select: { bundleId: true },
    });
    const { bundleId } = present(asked, "offer");
    const members = await tx.offer.findMany({ where: { bundleId }, select: { shipmentId: true } });
    const shipmentIds = members.map(({ shipmentId }) => shipmentId).sort();
    const shipments = await lockShipments(tx, shipmentIds);
    const offers = await tx.offer.findMany({
      where: { bundleId },
      select: { status: true, expiresAt: true, pricing: true },
    });
    const given = command.answer === "accept" ? "accepted" : "declined";
    if (offers.every(({ status }) => status === given)) return { kept: { ok: true, shipmentIds } };
    const isOpen = offers.every(({ status, expiresAt }) => isOpenOffer(status) && expiresAt > moment.now);
    if (!isOpen || !shipments.every(({ status }) => status === "offered")) return { kept: refuse("offer_gone") };
    const bundle: Asked = { bundleId, proposal: offers.flatMap(({ pricing }) => proposalIn(pricing)), shipments };
    return {
      kept:
        command.answer === "accept"
          ? await accept(tx, moment, courier, bundle)
          : await decline(tx, moment, courier, bundle, command.reason),
    };
  });
  return kept;
}

async function accept(tx: Tx, moment: Moment, courier: Courier, bundle: Asked): Promise<OfferAnswer> {
  const { courierId, personId: actorId } = courier;
  const { bundleId, shipments, proposal } = bundle;
  if (!(await lockShift(tx, courierId))) return refuse("off_shift");
  const shipmentIds = shipments.map(({ id }) => id);
  const fit = await weighAgain(tx, { courierId, shipmentIds, stops: proposal }, moment.now);
  if (!fit.ok) return withdraw(tx, moment, courier, bundle, fit.rule);
  const runId = await openRun(tx, moment, courierId);
  await writeStops(tx, moment, runId, fit);
  await closeBundle(tx, moment, bundleId, "accepted");
  await tx.shift.updateMany({ where: { courierId, until: null }, data: { silences: 0 } });
  const source = { actorId, detail: { offerId: bundleId, courierId } };
  for (const shipment of shipments) {
    await advance(tx, moment, shipment, "assigned", source, { courierId, runId });
    await tellKeeper(tx, moment, shipment);
  }
  return { ok: true, shipmentIds };
}

async function withdraw(
  tx: Tx,
  moment: Moment,
  { personId: actorId }: Courier,
  { bundleId, shipments }: Asked,
  rule: WhyNot,
): Promise<OfferAnswer> {
  await closeBundle(tx, moment, bundleId, "withdrawn");
  const note = { type: "offer_withdrawn", actorId, detail: { offerId: bundleId, rule } };
  for (const shipment of shipments) await advance(tx, moment, shipment, "ready", note);
  return refuseWith("no_longer_fits", { rule });
}

async function decline(
  tx: Tx,
  moment: Moment,
  { courierId, personId: actorId }: Courier,
  { bundleId, shipments }: Asked,
  reason: DeclineReason,
): Promise<OfferAnswer> {
  await closeBundle(tx, moment, bundleId, "declined", reason);
  await tx.shift.updateMany({ where: { courierId, until: null }, data: { silences: 0 } });
  const note = { type: "offer_declined", actorId, detail: { offerId: bundleId, reason } };
  for (const shipment of shipments) await advance(tx, moment, shipment, "ready", note);
  return { ok: true, shipmentIds: shipments.map(({ id }) => id) };
}

/** The run as it was to be, kept with the first row of a bundle by whoever made the offer. */
function proposalIn(pricing: unknown): readonly RunStop[] {
  const isKept = typeof pricing === "object" && pricing !== null && "stops" in pricing && Array.isArray(pricing.stops);
  return isKept ? (pricing.stops as RunStop[]) : [];
}
