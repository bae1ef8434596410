import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { unfinishedDraft } from "~/domain/catalog/queries.server";
import { dropDraft } from "~/domain/catalog/save-draft.server";
import { photosById } from "~/domain/media/queries.server";
import { field, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { newListingPath, stepPath } from "~/ui/listing/step-paths";
import { ProductPhoto } from "~/ui/photo/product-photo";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_listing_resume_title() }];

/** A new listing gets its name here and its row with its first step, so looking at this page writes nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, ids } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const draft = await unfinishedDraft(db, seller.sellerId, actor.personId);
  const fresh = stepPath(ids.next(), "photo");
  if (!draft) throw redirect(fresh);
  const photos = await photosById(db, [draft.fields.photoId]);
  return { draft, fresh, photo: photos.get(draft.fields.photoId ?? "") ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const { db } = wiring();
  const { actor } = await requireSeller(db, request);
  const form = await readForm(request, z.object({ draftId: field.id() }));
  if (!form.ok) return formAgain(form.faults, form.typed, form.status);
  await dropDraft(db, actor, form.value.draftId);
  return redirect(newListingPath);
}

export default function ResumeListing() {
  const { draft, fresh, photo } = useLoaderData<typeof loader>();
  return (
    <div className="stack wizard">
      <h1>{m.farm_listing_resume_title()}</h1>
      <div className="card resume">
        <ProductPhoto photo={photo} alt="" sizes="5rem" eager />
        <b>{draft.fields.name || m.farm_listing_resume_unnamed()}</b>
      </div>
      <ButtonLink to={stepPath(draft.id, draft.step)} wide>
        {m.farm_listing_resume()}
      </ButtonLink>
      <ButtonLink to={fresh} look="quiet" wide>
        {m.farm_listing_fresh()}
      </ButtonLink>
      <Form method="post">
        <input type="hidden" name="draftId" value={draft.id} />
        <Button look="danger" wide>
          {m.farm_listing_drop()}
        </Button>
      </Form>
    </div>
  );
}
