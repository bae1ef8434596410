import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readShelf } from "~/domain/search/read-shelf.server";
import { readShelfState } from "~/domain/search/shelf-address";
import { present } from "~/domain/shared/missing";
import { isoDay } from "~/domain/shared/time";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { Breadcrumb } from "~/ui/storefront/breadcrumb";
import { Shelf } from "~/ui/storefront/shelf";
import { aisleName } from "~/ui/storefront/words";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...sharedPage(30), "Cache-Tag": "shop" });

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { db, search, clock, aisles: askAisles, provinces: askProvinces } = wiring();
  const now = clock.now();
  const state = readShelfState(new URL(request.url).searchParams);
  const slug = present(params["slug"], "category");
  const [aisles, provinces, shelf] = await Promise.all([
    askAisles(),
    askProvinces(),
    readShelf(db, search, now, state, { category: slug }),
  ]);
  const aisle = present(
    aisles.find((known) => known.slug === slug),
    "category",
  );
  return { aisle, names: { categories: {}, provinces }, shelf, today: isoDay(now) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? aisleName(data.aisle) : m.shop_aisles_title()} · ${m.app_name()}` },
];

export default function Category() {
  const { aisle, names, shelf, today } = useLoaderData<typeof loader>();
  return (
    <div className="stack stack-tight">
      <Breadcrumb steps={[{ to: "/danh-muc", label: m.shop_aisles_title() }]} />
      <div className="row row-spread">
        <h1>{aisleName(aisle)}</h1>
        <span className="muted">{m.shop_products({ count: shelf.total })}</span>
      </div>
      <Shelf path={`/danh-muc/${aisle.slug}`} shelf={shelf} names={names} today={today} />
    </div>
  );
}
