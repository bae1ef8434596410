import { grouped } from "~/domain/shared/grouped";
import { slugify } from "~/domain/shared/fold";
import { secondView } from "../pictures/catalogue";
import { chance, type Chance } from "./chance";
import { kindOf } from "./kinds";
import { roundPrice } from "./packs";
import type { Kind, PackPlan, Product, SellerPlan } from "./types";

/** Prices differ from farm to farm by up to eight per cent; a price of its own moves every pack of the listing alike. */
function pricedPacks(kind: Kind, own: number | null, luck: Chance): PackPlan[] {
  const [first] = kind.packs;
  const factor = own !== null && first ? own / first.priceVnd : 0.92 + luck.next() * 0.16;
  return kind.packs.map((pack) => ({ ...pack, priceVnd: roundPrice(pack.priceVnd * factor) }));
}

/** "Rau muống" of Củ Chi is called so, unless the farm has a name for it. */
function listingOf(seller: SellerPlan, good: string): Product {
  const [key = "", ownName, ownPrice] = good.split("|");
  const kind = kindOf(key);
  const name = ownName ?? `${kind.name.replace(/ \(.*\)$/, "")} ${seller.place}`;
  const luck = chance(seedOf(`${seller.slug}/${name}`));
  return {
    slug: slugify(name),
    sellerSlug: seller.slug,
    name,
    kindKey: kind.key,
    category: kind.category,
    coldClass: kind.coldClass,
    season: kind.season,
    certificates: seller.certificates,
    picture: kind.picture,
    description: `${kind.about}\n\n${seller.about}`,
    packs: pricedPacks(kind, ownPrice ? Number(ownPrice) : null, luck),
  };
}

const seedOf = (text: string): number =>
  [...text].reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) >>> 0, 7);

/** Two farms may grow the same thing in the same place: the second one's address carries the farm's name. */
function withUniqueSlugs(products: Product[]): Product[] {
  const taken = new Set<string>();
  return products.map((product) => {
    const slug = taken.has(product.slug) ? `${product.slug}-${product.sellerSlug}` : product.slug;
    taken.add(slug);
    return { ...product, slug };
  });
}

/** Three and more farms with the same produce do not send in the same photo: every second one has another view of it. */
function withSecondViews(products: Product[]): Product[] {
  const users = grouped(products, ({ picture }) => picture);
  return products.map((product) => {
    const farms = users.get(product.picture) ?? [];
    return farms.length >= 3 && farms.indexOf(product) % 2 === 1
      ? { ...product, picture: secondView(product.picture) }
      : product;
  });
}

export const productsOf = (sellers: readonly SellerPlan[]): Product[] =>
  withSecondViews(withUniqueSlugs(sellers.flatMap((seller) => seller.goods.map((good) => listingOf(seller, good)))));
