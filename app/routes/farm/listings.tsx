import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { moveOwnProduct } from "~/domain/catalog/move-product.server";
import { shelfOfSeller } from "~/domain/inventory/queries.server";
import { photosById } from "~/domain/media/queries.server";
import { field, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { ShelfCard } from "~/ui/listing/shelf-card";
import { newListingPath, shelfPath } from "~/ui/listing/step-paths";
import { ButtonLink } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_shelf_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const products = await shelfOfSeller(db, seller.sellerId);
  const photos = await photosById(
    db,
    products.map(({ photoId }) => photoId),
  );
  const fresh = new URL(request.url).searchParams.get("moi");
  return {
    fresh: products.find(({ id }) => id === fresh) ?? null,
    shelf: products.map((product) => ({ product, photo: photos.get(product.photoId ?? "") ?? null })),
  };
}

const tap = z.object({ productId: field.id(), move: field.choice(["pause", "resume"]) });

/** A second tap or a stale page changes nothing; the list shows how things stand. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor } = await requireSeller(db, request);
  const form = await readForm(request, tap);
  if (!form.ok) return formAgain(form.faults, form.typed, form.status);
  await moveOwnProduct(db, moment(), actor, form.value.productId, form.value.move);
  return redirect(shelfPath);
}

export default function Listings() {
  const { shelf, fresh } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="row row-spread">
        <h1>{m.farm_shelf_title()}</h1>
        <Link className="tap" to="/nha-vuon/lo-hang">
          {m.farm_shelf_lots()}
        </Link>
      </div>
      {fresh && (
        <Notice tone="good">
          {m.farm_listing_published({ name: fresh.name })}{" "}
          <a href={`/san-pham/${fresh.slug}`}>{m.farm_listing_see()}</a>
        </Notice>
      )}
      {shelf.length === 0 ? (
        <Empty icon="leaf" title={m.farm_shelf_none()}>
          <p>{m.farm_shelf_none_text()}</p>
          <ButtonLink to={newListingPath}>{m.farm_home_new()}</ButtonLink>
        </Empty>
      ) : (
        <ul className="shelf">
          {shelf.map(({ product, photo }) => (
            <ShelfCard key={product.id} product={product} photo={photo} />
          ))}
        </ul>
      )}
    </>
  );
}
