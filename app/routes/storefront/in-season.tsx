import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readShelf } from "~/domain/search/read-shelf.server";
import { readShelfState } from "~/domain/search/shelf-address";
import { inVietnam, isoDay } from "~/domain/shared/time";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { monthName } from "~/ui/storefront/months";
import { Shelf } from "~/ui/storefront/shelf";
import { aisleName } from "~/ui/storefront/words";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...sharedPage(30), "Cache-Tag": "shop" });

/** Everything that is harvested in the present month. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, search, clock, aisles: askAisles, provinces: askProvinces } = wiring();
  const now = clock.now();
  const { month } = inVietnam(now);
  const state = readShelfState(new URL(request.url).searchParams);
  const [aisles, provinces, shelf] = await Promise.all([
    askAisles(),
    askProvinces(),
    readShelf(db, search, now, state, { inSeason: month }),
  ]);
  const categories = Object.fromEntries(aisles.map((aisle) => [aisle.slug, aisleName(aisle)]));
  return { month, names: { categories, provinces }, shelf, today: isoDay(now) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.shop_home_season({ month: monthName(data?.month ?? 1) })} · ${m.app_name()}` },
];

export default function InSeason() {
  const { month, names, shelf, today } = useLoaderData<typeof loader>();
  return (
    <div className="stack stack-tight">
      <div className="row row-spread">
        <h1>{m.shop_home_season({ month: monthName(month) })}</h1>
        <span className="muted">{m.shop_products({ count: shelf.total })}</span>
      </div>
      <Shelf path="/dang-mua" shelf={shelf} names={names} today={today} />
    </div>
  );
}
