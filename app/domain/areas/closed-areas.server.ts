import type { Reader } from "~/platform/db.server";

/** Every area closed at this moment, as a question that can be asked many times without asking the database again. */
export async function closedAreas(
  reader: Reader,
  now: Date,
): Promise<(area: { provinceCode: string; communeCode: string }) => boolean> {
  const closures = await reader.areaClosure.findMany({
    where: { from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] },
    select: { provinceCode: true, communeCode: true },
  });
  const closed = new Set(closures.map(({ provinceCode, communeCode }) => `${provinceCode}/${communeCode ?? ""}`));
  return ({ provinceCode, communeCode }) =>
    closed.has(`${provinceCode}/`) || closed.has(`${provinceCode}/${communeCode}`);
}
