import type { Refusal } from "~/domain/shared/refusal";
import type { Reader } from "~/platform/db.server";
import type { WhyNot } from "../internal/weigh-again.server";
import { ifAssigned, ifTakenAway, type Consequences } from "./consequences.server";
import { namesCourier, type Deed } from "./deed";

export type DeedPreviewed = {
  readonly courierName: string | null;
  readonly then: Consequences | Refusal<"not_feasible", { rule: WhyNot }>;
  /** Codes of the shipments whose stops move. */
  readonly codes: Readonly<Record<string, string>>;
};

/** What a deed would change. Null when it names no courier and has to. @throws Missing */
export async function previewDeed(
  reader: Reader,
  { shipmentId, deed, courierId }: { shipmentId: string; deed: Deed; courierId: string | null },
  now: Date,
): Promise<DeedPreviewed | null> {
  if (namesCourier(deed) && courierId === null) return null;
  const then =
    namesCourier(deed) && courierId !== null
      ? await ifAssigned(reader, { shipmentId, courierId }, now)
      : await ifTakenAway(reader, shipmentId, now);
  const courier =
    courierId === null ? null : await reader.courier.findUnique({ where: { id: courierId }, select: { name: true } });
  const moved = then.ok ? then.moves.map((move) => move.shipmentId) : [];
  const shipments = await reader.shipment.findMany({ where: { id: { in: moved } }, select: { id: true, code: true } });
  return {
    courierName: courier?.name ?? null,
    then,
    codes: Object.fromEntries(shipments.map(({ id, code }) => [id, code])),
  };
}
