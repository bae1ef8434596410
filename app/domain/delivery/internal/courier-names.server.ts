import type { Reader } from "~/platform/db.server";

export async function courierNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const couriers = await reader.courier.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(couriers.map(({ id, name }) => [id, name]));
}
