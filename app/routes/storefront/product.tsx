import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readProductPage, reachOf } from "~/domain/search/product-page.server";
import { communesMeant } from "~/domain/search/read-shelf.server";
import { readShelfState } from "~/domain/search/shelf-address";
import type { PackView } from "~/domain/search/view-types";
import { present } from "~/domain/shared/missing";
import { isoDay } from "~/domain/shared/time";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Notice } from "~/ui/primitives/notice";
import { Breadcrumb } from "~/ui/storefront/breadcrumb";
import { PackForm } from "~/ui/storefront/pack-form";
import { ProductFacts } from "~/ui/storefront/product-facts";
import { ProductPhoto } from "~/ui/storefront/product-photo";
import { ReachCheck } from "~/ui/storefront/reach-check";
import { Reviews } from "~/ui/storefront/reviews";
import { SellerCard } from "~/ui/storefront/seller-card";
import { aisleName, certificateName, harvestAge } from "~/ui/storefront/words";
import { wiring } from "~/wiring.server";

export const headers: HeadersFunction = ({ loaderHeaders }) => ({
  ...sharedPage(15),
  "Cache-Tag": loaderHeaders.get("Cache-Tag") ?? "shop",
});

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const now = clock.now();
  const { deliverTo } = readShelfState(new URL(request.url).searchParams);
  const product = await readProductPage(db, present(params["slug"], "product"));
  const [place = null, ...otherPlaces] = await communesMeant(db, deliverTo);
  const reach = place && (await reachOf(db, product, place, now));
  const view = { product, deliverTo, place, otherPlaces, reach, today: isoDay(now) };
  return data(view, { headers: { "Cache-Tag": `product:${product.id}` } });
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) =>
  view
    ? [
        { title: `${view.product.name} · ${m.app_name()}` },
        { name: "description", content: view.product.description.slice(0, 160) },
      ]
    : [];

export default function Product() {
  const { product, today, ...reach } = useLoaderData<typeof loader>();
  const age = product.isPaused ? null : harvestAge(product.harvestedOn, today, product.category.slug);
  return (
    <article className="product-page">
      <Breadcrumb steps={[{ to: `/danh-muc/${product.category.slug}`, label: aisleName(product.category) }]} />
      <ProductPhoto product={product} />
      <div className="product-main stack">
        <div className="stack stack-tight">
          <h1>{product.name}</h1>
          <div className="row">
            {age !== null && <Badge tone="warning">{age}</Badge>}
            {product.certificates.map((id) => (
              <Badge key={id} tone="good">
                {certificateName(id)}
              </Badge>
            ))}
            {product.soldCount > 0 && <span className="muted small">{m.shop_sold({ count: product.soldCount })}</span>}
          </div>
        </div>
        {product.isPaused ? <Notice>{m.shop_paused()}</Notice> : <Packs packs={product.packs} />}
        <SellerCard seller={product.seller} />
        {!product.isPaused && <ReachCheck slug={product.slug} {...reach} />}
        <section className="stack stack-tight">
          <h2>{m.shop_about_product()}</h2>
          {product.description !== "" && <p>{product.description}</p>}
          <ProductFacts product={product} />
        </section>
        <Reviews reviews={product.reviews} />
      </div>
    </article>
  );
}

function Packs({ packs }: { packs: readonly PackView[] }) {
  return (
    <section>
      <h2 className="visually-hidden">{m.shop_packs()}</h2>
      <ul className="packs">
        {packs.map((pack) => (
          <PackForm key={pack.id} pack={pack} />
        ))}
      </ul>
    </section>
  );
}
