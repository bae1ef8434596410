import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { changePhoto } from "~/domain/catalog/edit-product.server";
import { ownProduct } from "~/domain/catalog/queries.server";
import { photosById } from "~/domain/media/queries.server";
import { largestUpload } from "~/domain/media/quota";
import { storePhoto } from "~/domain/media/store-photo.server";
import { idParam } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { readUpload } from "~/http/upload.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { shelfPath } from "~/ui/listing/step-paths";
import { photoFault } from "~/ui/listing/words";
import { PhotoPicker } from "~/ui/photo/photo-picker";
import { Button } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_edit_photo() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { actor } = await requireSeller(db, request);
  const { id, photoId } = await ownProduct(db, actor, idParam(params["productId"], "product"));
  return { productId: id, photo: (await photosById(db, [photoId])).get(photoId ?? "") ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, media, moment } = wiring();
  const { actor } = await requireSeller(db, request);
  const { id: productId, sellerId } = await ownProduct(db, actor, idParam(params["productId"], "product"));
  const sent = await readUpload(request, "photo", largestUpload);
  if (!sent.ok) return formAgain({ photo: photoFault[sent.reason]() }, {}, sent.status);
  if (!sent.file) return formAgain({ photo: photoFault.none() });
  const stored = await storePhoto(db, moment(), media, { ownerId: sellerId, upload: sent.file });
  if (!stored.ok) return formAgain({ photo: photoFault[stored.reason]() });
  await changePhoto(db, moment(), actor, { productId, photoId: stored.photoId });
  return redirect(`${shelfPath}/${productId}?xong=1`);
}

export const clientAction = sayUnsent;

export default function ChangePhoto() {
  const { productId, photo } = useLoaderData<typeof loader>();
  const faults = useActionData<typeof action>()?.faults;
  const isSending = useNavigation().state !== "idle";
  return (
    <Form method="post" encType="multipart/form-data" className="wizard stack">
      <Link className="tap" to={`${shelfPath}/${productId}`}>
        {m.nav_back()}
      </Link>
      <h1>{m.farm_edit_photo()}</h1>
      <FormFaults faults={faults} />
      <PhotoPicker name="photo" kept={photo} faults={faults} />
      <Button wide disabled={isSending}>
        {isSending ? m.farm_listing_photo_sending() : m.action_save()}
      </Button>
    </Form>
  );
}
