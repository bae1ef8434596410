import type { Reader } from "~/platform/db.server";
import type { Alternative } from "./decision";
import { fromMinutes } from "./minutes";

/** One courier who could carry the load, and what it would cost. */
export type AlternativeView = {
  courierId: string;
  courierName: string;
  costVnd: number;
  bonusVnd: number;
  detourM: number;
  pickupAt: string | null;
  deliverAt: string | null;
};

/** What the dispatcher means to do next with a load, and why. */
export type PlanView = {
  kind: "offer" | "roster" | "wait" | "hold" | "unassigned";
  why: string;
  courierId: string | null;
  courierName: string | null;
  until: string | null;
  decidedAt: string;
  alternatives: AlternativeView[];
};

const kinds = ["offer", "roster", "wait", "hold", "unassigned"] as const;

/** The outlook of each load that has one. */
export async function readPlans(reader: Reader, shipmentIds: readonly string[]): Promise<Map<string, PlanView>> {
  const rows = await reader.outlook.findMany({ where: { shipmentId: { in: [...shipmentIds] } } });
  const kept = rows.map((row) => ({ ...row, others: row.alternatives as unknown as Alternative[] }));
  const ids = kept.flatMap(({ courierId, others }) => [
    ...(courierId ? [courierId] : []),
    ...others.map((other) => other.courierId),
  ]);
  const couriers = await reader.courier.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(couriers.map(({ id, name }) => [id, name]));
  return new Map(
    kept.map(({ shipmentId, kind, why, courierId, until, decidedAt, others }) => [
      shipmentId,
      {
        kind: kinds.find((known) => known === kind) ?? "wait",
        why,
        courierId,
        courierName: courierId === null ? null : (names.get(courierId) ?? ""),
        until: until?.toISOString() ?? null,
        decidedAt: decidedAt.toISOString(),
        alternatives: alternativeViews(others, names),
      },
    ]),
  );
}

export const alternativeViews = (
  others: readonly Alternative[],
  names: ReadonlyMap<string, string>,
): AlternativeView[] => others.map((other) => alternativeView(other, names));

const alternativeView = (
  { courierId, costVnd, bonusVnd, detourM, pickupAt, deliverAt }: Alternative,
  names: ReadonlyMap<string, string>,
): AlternativeView => ({
  courierId,
  courierName: names.get(courierId) ?? "",
  costVnd,
  bonusVnd,
  detourM,
  pickupAt: isoOf(pickupAt),
  deliverAt: isoOf(deliverAt),
});

/** A minute that JSON could not hold was none. */
const isoOf = (minutes: number | null): string | null => (minutes === null ? null : fromMinutes(minutes).toISOString());
