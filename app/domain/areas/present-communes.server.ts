import type { Reader } from "~/platform/db.server";

export type PresentCommune = {
  communeCode: string;
  communeName: string;
  provinceCode: string;
  provinceName: string;
  lat: number;
  lng: number;
};

/**
 * What communes that were written down earlier are called today, by the code that was written down. One that was merged is
 * found under its successor; one that was split, or is unknown, is not in the answer: the person has to choose again.
 */
export async function presentCommunes(reader: Reader, codes: readonly string[]): Promise<Map<string, PresentCommune>> {
  const wanted = [...new Set(codes)];
  const found = await communes(reader, wanted);
  const lost = wanted.filter((code) => !found.has(code));
  if (lost.length === 0) return found;
  const moves = await reader.formerWard.findMany({
    where: { wardCode: { in: lost } },
    select: { wardCode: true, communeCode: true },
    distinct: ["wardCode", "communeCode"],
  });
  const successors = await communes(
    reader,
    moves.map(({ communeCode }) => communeCode),
  );
  for (const code of lost) {
    const [only, ...others] = moves.filter(({ wardCode }) => wardCode === code);
    const successor = only && others.length === 0 ? successors.get(only.communeCode) : undefined;
    if (successor) found.set(code, successor);
  }
  return found;
}

async function communes(reader: Reader, codes: readonly string[]): Promise<Map<string, PresentCommune>> {
  const rows = await reader.commune.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, name: true, provinceCode: true, lat: true, lng: true, province: { select: { name: true } } },
  });
  return new Map(
    rows.map(({ code, name, province, ...rest }) => [
      code,
      { communeCode: code, communeName: name, provinceName: province.name, ...rest },
    ]),
  );
}
