import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readShelf } from "~/domain/search/read-shelf.server";
import { readShelfState } from "~/domain/search/shelf-address";
import { isoDay } from "~/domain/shared/time";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { Shelf } from "~/ui/storefront/shelf";
import { aisleName } from "~/ui/storefront/words";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...sharedPage(20), "Cache-Tag": "shop" });

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, search, clock, aisles: askAisles, provinces: askProvinces } = wiring();
  const now = clock.now();
  const state = readShelfState(new URL(request.url).searchParams);
  const [aisles, provinces, shelf] = await Promise.all([
    askAisles(),
    askProvinces(),
    readShelf(db, search, now, state),
  ]);
  const categories = Object.fromEntries(aisles.map((aisle) => [aisle.slug, aisleName(aisle)]));
  return { names: { categories, provinces }, shelf, today: isoDay(now) };
}

const titleOf = (text: string): string => (text === "" ? m.search_everything() : m.search_title({ text }));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${titleOf(data?.shelf.state.text ?? "")} · ${m.app_name()}` },
  { name: "robots", content: "noindex" },
];

export default function Search() {
  const { names, shelf, today } = useLoaderData<typeof loader>();
  return (
    <div className="stack stack-tight">
      <div className="row row-spread">
        <h1>{titleOf(shelf.state.text)}</h1>
        <span className="muted">{m.shop_products({ count: shelf.total })}</span>
      </div>
      <Shelf path="/tim" shelf={shelf} names={names} today={today} />
    </div>
  );
}
