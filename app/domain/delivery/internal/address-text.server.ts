import { sql, type Tx } from "~/platform/db.server";

/** "5 Lê Lợi, Phường Sài Gòn, Hồ Chí Minh": an address as a courier reads it. */
export async function addressText(
  tx: Tx,
  { street, communeCode }: { street: string; communeCode: string },
): Promise<string> {
  const [place] = await tx.$queryRaw<{ commune: string; province: string }[]>(sql`
    select c.name as commune, p.name as province from commune c join province p on p.code = c.province_code where c.code = ${communeCode}`);
  return [street, place?.commune, place?.province].filter(Boolean).join(", ");
}
