import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { emptyDraft } from "~/domain/catalog/listing-draft";
import { allCategories, draftOf } from "~/domain/catalog/queries.server";
import { saveDraft } from "~/domain/catalog/save-draft.server";
import { suggestCategories } from "~/domain/catalog/suggest-category";
import { longestName } from "~/domain/catalog/types";
import { field, idParam, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { NameAndCategory } from "~/ui/listing/name-and-category";
import { shelfPath, stepPath } from "~/ui/listing/step-paths";
import { Wizard } from "~/ui/listing/wizard";
import { wiring } from "~/wiring.server";
import { sayUnsent } from "~/ui/forms/say-unsent";

export const meta: MetaFunction = () => [{ title: m.farm_listing_what_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const draft = await draftOf(db, seller.sellerId, draftId);
  return { draftId, fields: draft?.fields ?? emptyDraft, categories: await allCategories(db) };
}

const schema = z.object({ name: field.name(longestName), categoryId: field.optionalText(80) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const form = await readForm(request, schema);
  if (!form.ok) return formAgain(form.faults, form.typed, form.status);

  const { name } = form.value;
  const categoryId = form.value.categoryId || suggestCategories(name)[0];
  if (!categoryId) return formAgain({ categoryId: m.farm_listing_category_none() }, form.typed);
  const saved = await saveDraft(db, moment(), actor, {
    draftId,
    sellerId: seller.sellerId,
    step: "price",
    change: () => ({ name, categoryId }),
  });
  if (!saved.ok && saved.reason === "no_such_category")
    return formAgain({ categoryId: m.farm_listing_category_none() }, form.typed);
  return redirect(saved.ok ? stepPath(draftId, "price") : shelfPath);
}

export const clientAction = sayUnsent;

export default function ListingWhat() {
  const { draftId, fields, categories } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Wizard step="what" draftId={draftId} title={m.farm_listing_what_title()} faults={answer?.faults}>
      <NameAndCategory
        name={answer?.typed["name"] ?? fields.name}
        categoryId={answer?.typed["categoryId"] ?? fields.categoryId ?? ""}
        categories={categories}
        faults={answer?.faults}
      />
    </Wizard>
  );
}
