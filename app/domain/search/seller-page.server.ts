import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";
import type { SellerView } from "./view-types";

/** What the public may know of a seller; phone and exact place stay with us. */
export async function readSellerPage(reader: Reader, slug: string): Promise<SellerView> {
  const found = await reader.seller.findFirst({
    where: { slug, status: "approved" },
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      about: true,
      photoId: true,
      provinceCode: true,
      communeCode: true,
      decidedAt: true,
      appliedAt: true,
    },
  });
  const { provinceCode, communeCode, decidedAt, appliedAt, ...seller } = present(found, "seller");
  const commune = await reader.commune.findFirst({
    where: { code: communeCode, provinceCode },
    select: { name: true, province: { select: { name: true } } },
  });
  return {
    ...seller,
    provinceName: commune?.province.name ?? "",
    communeName: commune?.name ?? "",
    since: (decidedAt ?? appliedAt).toISOString(),
  };
}
