import type { Reader } from "~/platform/db.server";
import { isFailureReason, type FailureReason } from "./failure-reasons";

export type PickupTrouble = {
  readonly reason: FailureReason;
  readonly at: string;
  /** From when somebody comes again; null while an operator has to sort it out first. */
  readonly againFrom: string | null;
};

/** The last visit at the seller's gate that brought nothing; null when there was none, and once the goods are fetched. */
export async function pickupTrouble(reader: Reader, subOrderId: string): Promise<PickupTrouble | null> {
  const failed = await reader.shipmentEvent.findFirst({
    where: { shipment: { subOrderId }, toStatus: "pickup_failed" },
    orderBy: { id: "desc" },
    select: { at: true, detail: true, shipmentId: true },
  });
  if (!failed) return null;
  const waiting = await reader.shipment.findFirst({
    where: { id: failed.shipmentId, hubId: null, parcels: { every: { scannedAt: null } } },
    select: { status: true, readyAt: true },
  });
  const reason = reasonIn(failed.detail);
  if (reason === null || waiting === null || !["ready", "offered", "assigned", "held"].includes(waiting.status))
    return null;
  const againFrom = waiting.status === "held" ? null : (waiting.readyAt?.toISOString() ?? null);
  return { reason, at: failed.at.toISOString(), againFrom };
}

function reasonIn(detail: unknown): FailureReason | null {
  const told = typeof detail === "object" && detail !== null && "reason" in detail ? detail.reason : null;
  return typeof told === "string" && isFailureReason(told) ? told : null;
}
