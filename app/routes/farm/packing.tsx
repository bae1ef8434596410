import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ordersOfSeller } from "~/domain/ordering/selling/seller-queries.server";
import { requireSeller } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { PrintButton } from "~/ui/order/print-button";
import { quantityText, windowText } from "~/ui/order/words";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_order_packing_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  return { orders: await ordersOfSeller(db, seller.sellerId, "preparing") };
}

/** Order by order, with a box to tick: for the packing table, on paper if need be. */
export default function Packing() {
  const { orders } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <div className="row row-spread">
        <h1>{m.farm_order_packing_title()}</h1>
        {orders.length > 0 && <PrintButton />}
      </div>
      {orders.length === 0 && <Empty icon="parcel" title={m.farm_order_none()} />}
      {orders.map((order) => (
        <section key={order.id} className="card stack stack-tight packing-slip">
          <div className="row row-spread">
            <Link className="tap" to={`/nha-vuon/don/${order.id}`}>
              <strong>{m.order_number({ code: order.orderCode })}</strong>
            </Link>
            <span className="small">{windowText(order.windowFrom, order.windowUntil)}</span>
          </div>
          <p className="small muted">{m.farm_order_to({ name: order.shopperName, commune: order.communeName })}</p>
          <ul className="seller-lines">
            {order.lines.map((line) => (
              <li key={line.id}>
                <label className="tap">
                  <input type="checkbox" />
                  <span>
                    {line.productName} <span className="muted">{line.packLabel}</span>
                  </span>
                </label>
                <strong>{quantityText(line.quantity, line.soldBy, line.unit)}</strong>
              </li>
            ))}
          </ul>
          {order.note !== "" && <p className="small">{m.farm_order_note({ note: order.note })}</p>}
        </section>
      ))}
    </div>
  );
}
