import type { Reader } from "~/platform/db.server";

/** A parcel that moves no further without a person. */
export type WaitingForOperator = {
  readonly shipmentId: string;
  readonly code: string;
  readonly kind: "no_courier" | "held";
  readonly heldWhy: string | null;
  readonly offersMade: number;
  readonly since: Date;
};

/** Parcels that were called out to the operators and that nobody carries yet, or that are held; all, or one. Oldest first. */
export async function shipmentsNeedingOperator(reader: Reader, shipmentId?: string): Promise<WaitingForOperator[]> {
  const rows = await reader.shipment.findMany({
    where: {
      ...(shipmentId !== undefined && { id: shipmentId }),
      OR: [{ status: "held" }, { status: { in: ["ready", "planned", "offered"] }, alertedAt: { not: null } }],
    },
    select: {
      id: true,
      code: true,
      status: true,
      heldWhy: true,
      offersMade: true,
      alertedAt: true,
      createdAt: true,
      events: { where: { toStatus: "held" }, orderBy: { id: "desc" }, take: 1, select: { at: true } },
    },
    orderBy: { id: "asc" },
    take: 200,
  });
  return rows
    .map(({ id, code, status, heldWhy, offersMade, alertedAt, createdAt, events }) => ({
      shipmentId: id,
      code,
      kind: status === "held" ? ("held" as const) : ("no_courier" as const),
      heldWhy,
      offersMade,
      since: (status === "held" ? events[0]?.at : alertedAt) ?? createdAt,
    }))
    .sort((a, b) => a.since.getTime() - b.since.getTime());
}
