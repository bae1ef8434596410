import { isMember } from "~/domain/identity/members/member-queries.server";
import type { Actor } from "~/domain/identity/types";
import { slugify } from "~/domain/shared/fold";
import { invariant } from "~/domain/shared/invariant";
import { refuse, refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { firstGap, isComplete, type CompleteListing, type ListingStep } from "./listing-draft";
import { termsOf, type PackChoice } from "./pack-choices";
import type { CheckHarvest, ReceiveFirstHarvest } from "./ports";
import { lockDraft } from "./save-draft.server";
import { usualColdClass } from "./suggest-category";

export type PublishPorts<Fault extends string> = {
  readonly receive: ReceiveFirstHarvest;
  readonly checkHarvest: CheckHarvest<Fault>;
  /** What the pack is called on the price tag: "Kg", "Bó", "Túi 500 g". */
  readonly labelOf: (choice: PackChoice) => string;
};
export type Published<Fault extends string> =
  | Accepted<{ productId: string; slug: string }>
  | Refusal<"incomplete", { step: ListingStep }>
  | Refusal<"not_a_member">
  | Refusal<Fault>;

/** One transaction turns a draft into a product with its packs and first lots. A second tap finds it published already. */
export const publishListing = <Fault extends string>(
  db: Db,
  moment: Moment,
  ports: PublishPorts<Fault>,
  actor: Actor,
  draftId: string,
): Promise<Published<Fault>> =>
  transact(db, async (tx): Promise<Published<Fault>> => {
    const { sellerId, fields, publishedProductId } = await lockDraft(tx, actor, draftId);
    if (publishedProductId) return { ok: true, ...(await published(tx, publishedProductId)) };
    if (!isComplete(fields)) return refuseWith("incomplete", { step: firstGap(fields) ?? "review" });
    for (const pack of fields.packs) {
      const fault = ports.checkHarvest({ quantity: pack.quantity, harvestedOn: fields.harvestedOn }, moment.now);
      if (fault !== null) return refuse(fault);
    }
    if (fields.producerId && !(await isMember(tx, sellerId, fields.producerId))) return refuse("not_a_member");
    const { productId, slug } = await createProduct(tx, moment, sellerId, fields);
    await createPacks(tx, moment, ports, { productId, sellerId, actorId: actor.personId }, fields);
    await tx.listingDraft.update({
      where: { id: draftId },
      data: { publishedProductId: productId, step: "review", updatedAt: moment.now },
    });
    await record(tx, moment, { type: "product.published", subject: `product:${productId}`, payload: { productId } });
    return { ok: true, productId, slug };
  });

async function published(tx: Tx, productId: string): Promise<{ productId: string; slug: string }> {
  const { slug } = await tx.product.findUniqueOrThrow({ where: { id: productId }, select: { slug: true } });
  return { productId, slug };
}

async function createProduct(
  tx: Tx,
  { now, ids }: Moment,
  sellerId: string,
  fields: CompleteListing,
): Promise<{ productId: string; slug: string }> {
  const { provinceCode, slug: sellerSlug } = await tx.seller.findUniqueOrThrow({
    where: { id: sellerId },
    select: { provinceCode: true, slug: true },
  });
  const productId = ids.next();
  const base = slugify(fields.name) || "nong-san";
  for (const slug of [base, `${base}-${sellerSlug}`, `${base}-${productId.slice(-8)}`, `${base}-${productId}`]) {
    const { count } = await tx.product.createMany({
      data: {
        id: productId,
        slug,
        sellerId,
        provinceCode,
        categoryId: fields.categoryId,
        name: fields.name,
        description: fields.description,
        photoId: fields.photoId,
        coldClass: usualColdClass(fields.categoryId),
        // Left out, Prisma writes NULL, and readers of a list expect one.
        certificates: [],
        season: [],
        status: "published",
        createdAt: now,
        publishedAt: now,
      },
      skipDuplicates: true,
    });
    if (count === 1) return { productId, slug };
  }
  invariant(false, "a product's own id makes its address unique");
}

async function createPacks(
  tx: Tx,
  moment: Moment,
  ports: Pick<PublishPorts<string>, "receive" | "labelOf">,
  owner: { productId: string; sellerId: string; actorId: string },
  { packs, harvestedOn, producerId }: CompleteListing,
): Promise<void> {
  const rows = packs.map(({ choice, gramsPerUnit, priceVnd }, index) => ({
    id: moment.ids.next(),
    productId: owner.productId,
    position: index + 1,
    label: ports.labelOf(choice),
    priceVnd,
    ...termsOf(choice, gramsPerUnit),
  }));
  await tx.pack.createMany({ data: rows });
  for (const [index, { quantity }] of packs.entries()) {
    const packId = rows[index]?.id;
    invariant(packId, "each draft pack has its row");
    await ports.receive(tx, moment, { ...owner, packId, harvestedOn, producerId, quantity });
  }
}
