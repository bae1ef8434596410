import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readShelf } from "~/domain/search/read-shelf.server";
import { readSellerPage } from "~/domain/search/seller-page.server";
import { readShelfState } from "~/domain/search/shelf-address";
import { present } from "~/domain/shared/missing";
import { formatDate, isoDay } from "~/domain/shared/time";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { SellerFace } from "~/ui/storefront/seller-card";
import { Shelf } from "~/ui/storefront/shelf";
import { aisleName, sellerKind } from "~/ui/storefront/words";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...sharedPage(30), "Cache-Tag": "shop" });

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { db, search, clock, aisles: askAisles, provinces: askProvinces } = wiring();
  const now = clock.now();
  const seller = await readSellerPage(db, present(params["slug"], "seller"));
  const state = readShelfState(new URL(request.url).searchParams);
  const [aisles, provinces, shelf] = await Promise.all([
    askAisles(),
    askProvinces(),
    readShelf(db, search, now, state, { sellerId: seller.id }),
  ]);
  const categories = Object.fromEntries(aisles.map((aisle) => [aisle.slug, aisleName(aisle)]));
  return { seller, names: { categories, provinces }, shelf, today: isoDay(now) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.seller.name ?? ""} · ${m.app_name()}` },
];

export default function Seller() {
  const { seller, names, shelf, today } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <header className="card seller-card">
        <SellerFace photoId={seller.photoId} />
        <span>
          <small className="muted">{sellerKind(seller.kind)}</small>
          <h1>{seller.name}</h1>
          <small className="muted">{[seller.communeName, seller.provinceName].filter(Boolean).join(", ")}</small>
          <small className="muted">{m.shop_seller_since({ date: formatDate(seller.since) })}</small>
        </span>
      </header>
      {seller.about !== "" && <p>{seller.about}</p>}
      <h2>{m.shop_seller_goods()}</h2>
      <Shelf path={`/nguoi-ban/${seller.slug}`} shelf={shelf} names={names} today={today} />
    </div>
  );
}
