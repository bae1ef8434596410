import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findBasket } from "~/domain/ordering/basket/basket-queries.server";
import { ordersOf, type OrderSummary } from "~/domain/ordering/order-queries.server";
import type { OrderStatus } from "~/domain/ordering/order-status";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { basketHash } from "~/http/basket-cookie.server";
import { privatePage } from "~/http/respond.server";
import { currentActor } from "~/http/session.server";
import { m } from "~/paraglide/messages";
import { orderStatusText, statusTone } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { ButtonLink } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.order_list_title() }];

type Tab = { readonly slug: string; readonly label: () => string; readonly statuses: readonly OrderStatus[] };

const tabs: readonly Tab[] = [
  { slug: "", label: m.order_tab_all, statuses: [] },
  { slug: "cho-thanh-toan", label: m.order_tab_unpaid, statuses: ["awaiting_payment"] },
  { slug: "dang-xu-ly", label: m.order_tab_active, statuses: ["confirmed", "in_progress"] },
  { slug: "hoan-tat", label: m.order_tab_done, statuses: ["completed"] },
  { slug: "da-huy", label: m.order_tab_stopped, statuses: ["cancelled", "expired"] },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const asked = new URL(request.url).searchParams.get("tab") ?? "";
  const tab = tabs.find(({ slug }) => slug === asked) ?? tabs[0];
  const [actor, hash] = await Promise.all([currentActor(db, request), basketHash(request)]);
  const basket = hash === null ? null : await findBasket(db, hash);
  const orders = await ordersOf(db, { person: actor, basketId: basket?.basketId ?? null }, tab?.statuses ?? []);
  return { here: tab?.slug ?? "", isGuest: actor === null, orders };
}

export default function Orders() {
  const { here, isGuest, orders } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{m.order_list_title()}</h1>
      <nav className="tabs" aria-label={m.order_list_title()}>
        {tabs.map(({ slug, label }) => (
          <a
            key={slug}
            className="tab"
            href={slug === "" ? "/don-mua" : `/don-mua?tab=${slug}`}
            {...(slug === here && { "aria-current": "page" as const })}
          >
            {label()}
          </a>
        ))}
      </nav>
      {isGuest && (
        <Notice>
          {m.order_list_guest()} <a href="/dang-nhap?next=%2Fdon-mua">{m.action_sign_in()}</a>
        </Notice>
      )}
      {orders.length === 0 ? (
        <Empty icon="orders" title={m.order_list_empty()}>
          <ButtonLink to="/">{m.basket_empty_link()}</ButtonLink>
        </Empty>
      ) : (
        orders.map((order) => <OrderCard key={order.code} order={order} />)
      )}
    </div>
  );
}

function OrderCard({ order }: { order: OrderSummary }) {
  const page =
    order.status === "awaiting_payment" ? `/thanh-toan/${order.trackingToken}` : `/don/${order.trackingToken}`;
  return (
    <a className="card order-card" href={page}>
      <span className="row row-spread">
        <strong>{m.order_number({ code: order.code })}</strong>
        <Badge tone={statusTone(order.status)}>{orderStatusText(order.status)}</Badge>
      </span>
      <span>{order.products.join(", ")}</span>
      <span className="row row-spread">
        <span className="small muted">
          {formatDateTime(order.createdAt)} · {m.order_sellers({ count: order.sellers })}
        </span>
        <span className="price">{formatVnd(order.totalVnd)}</span>
      </span>
    </a>
  );
}
