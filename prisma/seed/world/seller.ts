import type { SellerPlan } from "./types";

type Where = { province: string; commune: string; at: readonly [number, number]; street: string; place: string };

const plan = (
  kind: SellerPlan["kind"],
  slug: string,
  name: string,
  owner: string,
  where: Where,
  about: string,
  certificates: string,
  goods: string,
): SellerPlan => ({
  slug,
  kind,
  name,
  owner,
  about,
  place: where.place,
  provinceCode: where.province,
  communeCode: where.commune,
  street: where.street,
  lat: where.at[0],
  lng: where.at[1],
  certificates: certificates.split(" ").filter(Boolean),
  goods: goods.split(",").map((good) => good.trim()),
});

/** `goods` lists kinds of produce; "kind|Name" gives the listing a name of its own, "kind|Name|25000" a price too. */
export const farm = (
  slug: string,
  name: string,
  owner: string,
  where: Where,
  about: string,
  certificates: string,
  goods: string,
): SellerPlan => plan("farm", slug, name, owner, where, about, certificates, goods);

export const cooperative = (
  slug: string,
  name: string,
  owner: string,
  where: Where,
  about: string,
  certificates: string,
  goods: string,
): SellerPlan => plan("cooperative", slug, name, owner, where, about, certificates, goods);
