import { twoPersonVnd } from "~/domain/ordering/policy";
import { costsOfWriteOff, type WriteOffCosts } from "~/domain/ordering/handing-over/write-off-sub-order.server";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";
import { openLossOf } from "../internal/losses.server";
import { findShipment } from "../internal/shipment-row.server";
import { isInOurHands, isLossReason, lossRuleOf, type LossReason } from "./loss";
import { isFinal, type ShipmentStatus } from "../shipment-status";

/** What writing a shipment off means, before it is done. */
export type WriteOffView = {
  readonly code: string;
  readonly status: ShipmentStatus;
  readonly grams: number;
  readonly refusal: "is_over" | "with_seller" | null;
  /** Who has the goods. */
  readonly holder: { readonly kind: "courier" | "hub"; readonly name: string } | null;
  readonly costs: WriteOffCosts;
  /** So much money takes two operators. */
  readonly takesTwo: boolean;
  /** What a courier, or a first operator, has said. */
  readonly said: {
    readonly status: "reported" | "agreed";
    readonly reason: LossReason;
    readonly words: string;
    readonly photoId: string | null;
    readonly byName: string;
    readonly at: string;
    readonly agreedById: string | null;
  } | null;
};

/** @throws Missing */
export async function writeOffView(reader: Reader, shipmentId: string): Promise<WriteOffView> {
  const shipment = present(await findShipment(reader, shipmentId), "shipment");
  const { code, status, grams, subOrderId } = shipment;
  const [costs, said, holder] = await Promise.all([
    costsOfWriteOff(reader, subOrderId),
    saidOf(reader, shipmentId),
    holderOf(reader, shipment),
  ]);
  const refusal = isFinal(status) ? "is_over" : isInOurHands(shipment) ? null : "with_seller";
  return { code, status, grams, refusal, holder, costs, takesTwo: costs.refundVnd > twoPersonVnd, said };
}

async function holderOf(
  reader: Reader,
  { hubId, keeperId, courierId }: { hubId: string | null; keeperId: string | null; courierId: string | null },
): Promise<WriteOffView["holder"]> {
  if (hubId !== null) {
    const { name } = await reader.hub.findUniqueOrThrow({ where: { id: hubId }, select: { name: true } });
    return { kind: "hub", name };
  }
  const id = keeperId ?? courierId;
  if (id === null) return null;
  const { name } = await reader.courier.findUniqueOrThrow({ where: { id }, select: { name: true } });
  return { kind: "courier", name };
}

async function saidOf(reader: Reader, shipmentId: string): Promise<WriteOffView["said"]> {
  const open = await openLossOf(reader, shipmentId);
  if (open === null) return null;
  const { status, reason, words, photoId, agreedById, reportedById, reportedAt } = open;
  const person = await reader.person.findUnique({
    where: { id: agreedById ?? reportedById },
    select: { name: true, phone: true },
  });
  const byName = person?.name ?? person?.phone ?? "";
  return { status, reason, words, photoId, agreedById, byName, at: reportedAt.toISOString() };
}

/** Why a sub-order's goods were written off, and who bears it. */
export async function decidedLoss(
  reader: Reader,
  subOrderId: string,
): Promise<{ readonly reason: LossReason; readonly bearer: "seller" | "platform" }> {
  const loss = await reader.goodsLoss.findFirst({
    where: { status: "written_off", shipment: { subOrderId } },
    select: { reason: true },
  });
  const { reason } = present(loss, "goods_loss");
  invariant(isLossReason(reason), `goods are written off because of ${reason}`);
  return { reason, bearer: lossRuleOf(reason).bearer };
}
