import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { emptyDraft, firstGap } from "~/domain/catalog/listing-draft";
import { publishListing } from "~/domain/catalog/publish-listing.server";
import { allCategories, draftOf } from "~/domain/catalog/queries.server";
import { checkHarvest } from "~/domain/inventory/harvest";
import { receiveLot } from "~/domain/inventory/receive-lot.server";
import { photosById } from "~/domain/media/queries.server";
import { idParam } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { DraftSummary } from "~/ui/listing/draft-summary";
import { shelfPath, stepPath } from "~/ui/listing/step-paths";
import { Wizard } from "~/ui/listing/wizard";
import { harvestFault, packLabel } from "~/ui/listing/words";
import { wiring } from "~/wiring.server";
import { sayUnsent } from "~/ui/forms/say-unsent";

export const meta: MetaFunction = () => [{ title: m.farm_listing_review_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const draft = await draftOf(db, seller.sellerId, draftId);
  if (draft?.publishedProductId) throw redirect(shelfPath);
  const fields = draft?.fields ?? emptyDraft;
  const [photos, categories] = await Promise.all([photosById(db, [fields.photoId]), allCategories(db)]);
  return {
    draftId,
    fields,
    gap: firstGap(fields),
    photo: photos.get(fields.photoId ?? "") ?? null,
    category: categories.find(({ id }) => id === fields.categoryId) ?? null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const outcome = await publishListing(
    db,
    moment(),
    { receive: receiveLot, checkHarvest, labelOf: packLabel },
    actor,
    draftId,
  );
  if (outcome.ok) return redirect(`${shelfPath}?moi=${outcome.productId}`);
  switch (outcome.reason) {
    case "incomplete":
      return formAgain({ form: m.farm_listing_incomplete() });
    default:
      return formAgain({ form: harvestFault[outcome.reason]() });
  }
}

export const clientAction = sayUnsent;

export default function ListingReview() {
  const { draftId, ...draft } = useLoaderData<typeof loader>();
  const faults = useActionData<typeof action>()?.faults;
  return (
    <Wizard
      step="review"
      draftId={draftId}
      title={m.farm_listing_review_title()}
      faults={faults}
      submit={m.farm_listing_publish()}
    >
      <p className="muted">{m.farm_listing_review_hint()}</p>
      <DraftSummary {...draft} pathOf={(step) => stepPath(draftId, step)} />
    </Wizard>
  );
}
