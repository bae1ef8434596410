import { minutesAfter } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";

/** A change of a run that its courier has not said they have seen, though they should have by now. */
export type UnheardChange = { readonly shipmentId: string; readonly code: string; readonly since: Date };

/** Whoever drives to goods that were called off is telephoned; what was put into a run can wait a little longer. */
const patienceMinutes = { cancelled: 2, rostered: 15, assigned: 15 } as const;

/** Changes for which an operator should telephone the courier; the oldest first. */
export async function unheardChanges(reader: Reader, now: Date): Promise<UnheardChange[]> {
  const rows = await reader.runChange.findMany({
    where: {
      acknowledgedAt: null,
      shipmentId: { not: null },
      OR: Object.entries(patienceMinutes).map(([kind, minutes]) => ({
        kind,
        at: { lte: minutesAfter(now, -minutes) },
      })),
      at: { gt: minutesAfter(now, -24 * 60) },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: 100,
  });
  const shipments = await reader.shipment.findMany({
    where: { id: { in: rows.flatMap(({ shipmentId }) => shipmentId ?? []) } },
    select: { id: true, code: true },
  });
  const codes = new Map(shipments.map(({ id, code }) => [id, code]));
  return rows.flatMap(({ shipmentId, at }) =>
    shipmentId === null ? [] : [{ shipmentId, code: codes.get(shipmentId) ?? "", since: at }],
  );
}
