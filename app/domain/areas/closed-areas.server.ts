import type { Reader } from "~/platform/db.server";

/** Every area closed at this moment, as a question that can be asked many times without asking the database again. */
export async function closedAreas(
  reader: Reader,
  now: Date,
): Promise<(area: { provinceCode: string; communeCode: string }) => boolean> {
  const closures = await reader.$queryRaw<{ provinceCode: string; communeCode: string | null }[]>`
    select province_code as "provinceCode", commune_code as "communeCode" from area_closure
    where starts_at <= ${now} and (ends_at is null or ends_at > ${now})`;
  const closed = new Set(closures.map(({ provinceCode, communeCode }) => `${provinceCode}/${communeCode ?? ""}`));
  return ({ provinceCode, communeCode }) =>
    closed.has(`${provinceCode}/`) || closed.has(`${provinceCode}/${communeCode}`);
}
