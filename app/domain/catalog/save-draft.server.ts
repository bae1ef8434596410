import { worksFor } from "~/domain/identity/policy";
import type { Actor } from "~/domain/identity/types";
import { isPhotoOf } from "~/domain/media/queries.server";
import { Missing, present } from "~/domain/shared/missing";
import { refuse, refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { sql, transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { readFields } from "./internal/draft-fields.server";
import type { DraftFields, ListingStep } from "./listing-draft";

export type SaveDraft = {
  /** Named by the page, so that sending a step again after a lost answer changes nothing. */
  readonly draftId: string;
  readonly sellerId: string;
  /** The step the farmer is at after this one. */
  readonly step: ListingStep;
  readonly change: (fields: DraftFields) => Partial<DraftFields>;
};
export type DraftSaved =
  | Accepted<{ fields: DraftFields }>
  | Refusal<"already_published", { productId: string }>
  | Refusal<"no_such_photo" | "no_such_category">;

/** Keeps what one step of a listing said; the other steps stay as they are. */
export const saveDraft = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { draftId, sellerId, step, change }: SaveDraft,
): Promise<DraftSaved> =>
  transact(db, async (tx) => {
    if (!worksFor(actor, sellerId)) throw new Missing("listing");
    await openDraft(tx, moment, actor, draftId, sellerId);
    const draft = await lockDraft(tx, actor, draftId);
    if (draft.publishedProductId) return refuseWith("already_published", { productId: draft.publishedProductId });
    const changed = change(draft.fields);
    const fields = { ...draft.fields, ...changed };
    if (changed.photoId && !(await isPhotoOf(tx, draft.sellerId, changed.photoId))) return refuse("no_such_photo");
    if (changed.categoryId && !(await tx.category.findUnique({ where: { id: changed.categoryId } })))
      return refuse("no_such_category");
    await tx.listingDraft.update({
      where: { id: draftId },
      data: { step, fields, version: { increment: 1 }, updatedAt: moment.now },
    });
    return { ok: true, fields };
  });

async function openDraft(tx: Tx, { now }: Moment, actor: Actor, id: string, sellerId: string): Promise<void> {
  const draft = { id, sellerId, personId: actor.personId, step: "photo", fields: {}, updatedAt: now };
  await tx.listingDraft.createMany({ data: [draft], skipDuplicates: true });
}

export type LockedDraft = { sellerId: string; fields: DraftFields; publishedProductId: string | null };

/** Finds and locks a draft through a person who works for its seller. */
export async function lockDraft(tx: Tx, actor: Actor, draftId: string): Promise<LockedDraft> {
  const [row] = await tx.$queryRaw<{ sellerId: string; fields: unknown; publishedProductId: string | null }[]>(sql`
    select seller_id::text as "sellerId", fields, published_product_id::text as "publishedProductId"
    from listing_draft where id = ${draftId}::uuid for update`);
  const draft = present(row, "listing");
  if (!worksFor(actor, draft.sellerId)) throw new Missing("listing");
  return { ...draft, fields: readFields(draft.fields) };
}

/** A draft the farmer no longer wants. A published one stays as the record of its listing. */
export const dropDraft = (db: Db, actor: Actor, draftId: string): Promise<void> =>
  transact(db, async (tx) => {
    const draft = await lockDraft(tx, actor, draftId);
    if (draft.publishedProductId === null) await tx.listingDraft.delete({ where: { id: draftId } });
  });
