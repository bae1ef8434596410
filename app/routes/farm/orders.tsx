import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import {
  countOrdersOfSeller,
  isSellerTab,
  ordersOfSeller,
  type SellerTab,
} from "~/domain/ordering/selling/seller-queries.server";
import { claimsToAnswer } from "~/domain/ordering/claims/claim-queries.server";
import { requireSeller } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { NewOrderBell } from "~/ui/order/new-order-bell";
import { SellerOrderCard } from "~/ui/order/seller-order-card";
import { Empty } from "~/ui/primitives/empty";
import { Icon } from "~/ui/primitives/icon";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_order_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, moment } = wiring();
  const { seller } = await requireSeller(db, request);
  const asked = new URL(request.url).searchParams.get("tab");
  const tab: SellerTab = isSellerTab(asked) ? asked : "new";
  const [claimed, counts, orders] = await Promise.all([
    claimsToAnswer(db, seller.sellerId, moment().now),
    countOrdersOfSeller(db, seller.sellerId),
    ordersOfSeller(db, seller.sellerId, tab),
  ]);
  return { tab, claimed, counts, orders };
}

const labels: readonly (readonly [SellerTab, () => string])[] = [
  ["new", m.farm_order_tab_new],
  ["preparing", m.farm_order_tab_preparing],
  ["ready", m.farm_order_tab_ready],
  ["on_the_way", m.farm_order_tab_on_the_way],
  ["done", m.farm_order_tab_done],
  ["stopped", m.farm_order_tab_stopped],
];
const isWork = (tab: SellerTab): boolean => tab === "new" || tab === "preparing" || tab === "ready";

export default function FarmOrders() {
  const { tab, claimed, counts, orders } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <div className="row row-spread">
        <h1>{m.farm_order_title()}</h1>
        <NewOrderBell waiting={counts.new} />
      </div>
      {claimed > 0 && (
        <Notice tone="warning">
          <Link className="tap" to="/nha-vuon/khieu-nai">
            {m.claim_seller_waiting({ count: String(claimed) })}
          </Link>
        </Notice>
      )}
      <nav className="tabs" aria-label={m.farm_order_title()}>
        {labels.map(([slug, label]) => (
          <Link
            key={slug}
            className="tab"
            to={`/nha-vuon/don?tab=${slug}`}
            {...(slug === tab && { "aria-current": "page" as const })}
          >
            {label()}
            {isWork(slug) && counts[slug] > 0 && <b className="count">{counts[slug]}</b>}
          </Link>
        ))}
      </nav>
      {tab === "preparing" && (
        <p className="row">
          <Link className="button button-quiet button-small" to="/nha-vuon/thu-hoach">
            <Icon name="sprout" />
            {m.farm_order_harvest_link()}
          </Link>
          <Link className="button button-quiet button-small" to="/nha-vuon/soan-hang">
            <Icon name="parcel" />
            {m.farm_order_packing_link()}
          </Link>
        </p>
      )}
      {orders.length === 0 && (
        <Empty icon="orders" title={tab === "new" ? m.farm_order_none_new() : m.farm_order_none()} />
      )}
      {orders.map((order) => (
        <SellerOrderCard key={order.id} order={order} />
      ))}
    </div>
  );
}
