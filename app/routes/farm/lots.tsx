import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lotsOfSeller } from "~/domain/inventory/queries.server";
import { requireSeller } from "~/http/guard.server";
import { pageNumber } from "~/http/page-number";
import { m } from "~/paraglide/messages";
import { LotCard } from "~/ui/listing/lot-card";
import { TurnPages } from "~/ui/primitives/turn-pages";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_lots_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const page = pageNumber(new URL(request.url).searchParams);
  return { page, ...(await lotsOfSeller(db, seller.sellerId, page)) };
}

export default function Lots() {
  const { lots, page, hasMore } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.farm_lots_title()}</h1>
      {lots.length === 0 && <p className="muted">{m.farm_stock_lots_none()}</p>}
      {lots.map((lot) => (
        <LotCard key={lot.id} lot={lot} title={lot.productName} />
      ))}
      <TurnPages page={page} hasMore={hasMore} to={(turned) => `?trang=${turned}`} />
    </>
  );
}
