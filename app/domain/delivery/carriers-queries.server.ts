import type { Reader } from "~/platform/db.server";

/** Who carried a sub-order's shipment, leg by leg in the order of the way, each with their pay in đồng. */
export async function carriersOf(
  reader: Reader,
  subOrderId: string,
): Promise<{ readonly courierId: string; readonly payVnd: number }[]> {
  const legs = await reader.shipmentLeg.findMany({
    where: { shipment: { subOrderId }, endedAt: { not: null } },
    orderBy: { seq: "asc" },
    select: { courierId: true, payVnd: true },
  });
  return legs.flatMap(({ courierId, payVnd }) => (courierId === null ? [] : [{ courierId, payVnd }]));
}
