import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { draftOf } from "~/domain/catalog/queries.server";
import { saveDraft } from "~/domain/catalog/save-draft.server";
import { photosById } from "~/domain/media/queries.server";
import { largestUpload } from "~/domain/media/quota";
import { storePhoto } from "~/domain/media/store-photo.server";
import { idParam } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { readUpload } from "~/http/upload.server";
import { m } from "~/paraglide/messages";
import { shelfPath, stepPath } from "~/ui/listing/step-paths";
import { Wizard } from "~/ui/listing/wizard";
import { photoFault } from "~/ui/listing/words";
import { PhotoPicker } from "~/ui/photo/photo-picker";
import { wiring } from "~/wiring.server";
import { sayUnsent } from "~/ui/forms/say-unsent";

export const meta: MetaFunction = () => [{ title: m.farm_listing_photo_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const draft = await draftOf(db, seller.sellerId, draftId);
  if (draft?.publishedProductId) throw redirect(shelfPath);
  const photoId = draft?.fields.photoId ?? null;
  return { draftId, photo: (await photosById(db, [photoId])).get(photoId ?? "") ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, media, moment } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const draft = await draftOf(db, seller.sellerId, draftId);
  const sent = await readUpload(request, "photo", largestUpload);
  if (!sent.ok) return formAgain({ photo: photoFault[sent.reason]() }, {}, sent.status);
  if (!sent.file)
    return draft?.fields.photoId ? redirect(stepPath(draftId, "what")) : formAgain({ photo: photoFault.none() });

  const stored = await storePhoto(db, moment(), media, { ownerId: seller.sellerId, upload: sent.file });
  if (!stored.ok) return formAgain({ photo: photoFault[stored.reason]() });
  const { photoId } = stored;
  const saved = await saveDraft(db, moment(), actor, {
    draftId,
    sellerId: seller.sellerId,
    step: "what",
    change: () => ({ photoId }),
  });
  return redirect(saved.ok ? stepPath(draftId, "what") : shelfPath);
}

export const clientAction = sayUnsent;

export default function ListingPhoto() {
  const { draftId, photo } = useLoaderData<typeof loader>();
  const faults = useActionData<typeof action>()?.faults;
  return (
    <Wizard
      step="photo"
      draftId={draftId}
      title={m.farm_listing_photo_title()}
      faults={faults}
      encType="multipart/form-data"
      pending={m.farm_listing_photo_sending()}
    >
      <PhotoPicker name="photo" kept={photo} faults={faults} />
      {!photo && (
        <Link className="link-button" to={stepPath(draftId, "what")}>
          {m.farm_listing_photo_later()}
        </Link>
      )}
    </Wizard>
  );
}
