import { coldClasses, type ColdClass } from "~/domain/areas/reach";
import { worksFor } from "~/domain/identity/policy";
import type { Actor } from "~/domain/identity/types";
import { invariant } from "~/domain/shared/invariant";
import { Missing, present } from "~/domain/shared/missing";
import { measures, units } from "~/domain/shared/quantity";
import type { Reader } from "~/platform/db.server";
import { readFields } from "./internal/draft-fields.server";
import { listingSteps, type DraftFields, type ListingStep } from "./listing-draft";
import { isProductStatus } from "./product-status";
import { certificates, type CategoryView, type OwnProduct } from "./types";

export const allCategories = (reader: Reader): Promise<CategoryView[]> =>
  reader.category.findMany({
    orderBy: [{ position: "asc" }, { name: "asc" }],
    select: { id: true, slug: true, name: true, nameEn: true },
  });

/** A product for the people who work for its seller; for all others it is missing. */
export async function ownProduct(
  reader: Reader,
  actor: Actor,
  productId: string,
): Promise<OwnProduct & { sellerId: string }> {
  const product = present(
    await reader.product.findUnique({
      where: { id: productId },
      include: { packs: { where: { retiredAt: null }, orderBy: { position: "asc" } } },
    }),
    "product",
  );
  if (!worksFor(actor, product.sellerId)) throw new Missing("product");
  const { id, sellerId, slug, version, name, description, categoryId, season, photoId } = product;
  invariant(isProductStatus(product.status), `product status ${product.status}`);
  return {
    id,
    sellerId,
    slug,
    version,
    name,
    description,
    categoryId,
    season,
    photoId,
    status: product.status,
    coldClass: oneOf(coldClasses, product.coldClass) satisfies ColdClass,
    certificates: certificates.filter((certificate) => product.certificates.includes(certificate)),
    packs: product.packs.map(
      ({ unit, soldBy, pricedBy, id: packId, label, priceVnd, gramsPerUnit, step, minimum, maximum }) => ({
        id: packId,
        label,
        priceVnd,
        gramsPerUnit,
        step,
        minimum,
        maximum,
        unit: oneOf(units, unit),
        soldBy: oneOf(measures, soldBy),
        pricedBy: oneOf(measures, pricedBy),
      }),
    ),
  };
}

function oneOf<const Words extends readonly string[]>(words: Words, text: string): Words[number] {
  const found = words.find((word) => word === text);
  invariant(found !== undefined, `unknown word ${text}`);
  return found;
}

export type DraftView = {
  readonly id: string;
  readonly step: ListingStep;
  readonly fields: DraftFields;
  readonly publishedProductId: string | null;
};

/** A draft of this seller; null before its first step is saved. */
export async function draftOf(reader: Reader, sellerId: string, draftId: string): Promise<DraftView | null> {
  const row = await reader.listingDraft.findUnique({ where: { id: draftId } });
  if (row && row.sellerId !== sellerId) throw new Missing("listing");
  return (
    row && {
      id: row.id,
      step: oneOf(listingSteps, row.step),
      fields: readFields(row.fields),
      publishedProductId: row.publishedProductId,
    }
  );
}

/** The listing this person began last and has not finished. */
export async function unfinishedDraft(reader: Reader, sellerId: string, personId: string): Promise<DraftView | null> {
  const row = await reader.listingDraft.findFirst({
    where: { sellerId, personId, publishedProductId: null },
    orderBy: { updatedAt: "desc" },
  });
  return (
    row && { id: row.id, step: oneOf(listingSteps, row.step), fields: readFields(row.fields), publishedProductId: null }
  );
}
