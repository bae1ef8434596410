import type { Tx } from "~/platform/db.server";

/** "5 Lê Lợi, Phường Sài Gòn, Hồ Chí Minh": an address as a courier reads it. */
export async function addressText(
  tx: Tx,
  { street, communeCode }: { street: string; communeCode: string },
): Promise<string> {
  const commune = await tx.commune.findUnique({
    where: { code: communeCode },
    select: { name: true, province: { select: { name: true } } },
  });
  return [street, commune?.name, commune?.province.name].filter(Boolean).join(", ");
}
