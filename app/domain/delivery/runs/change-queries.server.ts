import { hoursAfter } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { toldChanges, type ToldChange } from "../dispatch/run-changes";

export type ChangeToSee = { id: string; kind: ToldChange; code: string | null; why: string; at: string };

/** What nobody has said they have seen is shown for a day. */
const shownHours = 24;

/** Changes of a courier's run that they have not said they have seen; the oldest first. */
export async function changesToSee(reader: Reader, courierId: string, now: Date): Promise<ChangeToSee[]> {
  const rows = await reader.runChange.findMany({
    where: { courierId, acknowledgedAt: null, at: { gt: hoursAfter(now, -shownHours) } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: 50,
  });
  const shipments = await reader.shipment.findMany({
    where: { id: { in: rows.flatMap(({ shipmentId }) => shipmentId ?? []) } },
    select: { id: true, code: true },
  });
  return rows.flatMap(({ id, kind: text, shipmentId, why, at }) => {
    const kind = toldChanges.find((known) => known === text);
    const code = shipments.find((shipment) => shipment.id === shipmentId)?.code ?? null;
    return kind ? [{ id, kind, code, why, at: at.toISOString() }] : [];
  });
}
