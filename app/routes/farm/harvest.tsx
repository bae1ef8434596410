import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { harvestList } from "~/domain/ordering/selling/seller-queries.server";
import { formatDateTime } from "~/domain/shared/time";
import { requireSeller } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { PrintButton } from "~/ui/order/print-button";
import { quantityText } from "~/ui/order/words";
import { Empty } from "~/ui/primitives/empty";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { gramsText } from "~/ui/primitives/numbers";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_order_harvest_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  return { items: await harvestList(db, seller.sellerId) };
}

/** What to bring in from the field, summed over all accepted orders. */
export default function Harvest() {
  const { items } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <div className="row row-spread">
        <h1>{m.farm_order_harvest_title()}</h1>
        {items.length > 0 && <PrintButton />}
      </div>
      {items.length === 0 ? (
        <Empty icon="sprout" title={m.farm_order_harvest_none()} />
      ) : (
        <TableScroll label={m.farm_order_harvest_title()}>
          <table className="table table-fit">
            <thead>
              <tr>
                <th>{m.farm_order_harvest_product()}</th>
                <th className="number">{m.farm_order_harvest_sum()}</th>
                <th className="number">{m.farm_order_harvest_orders()}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.packId}>
                  <td>
                    {item.productName} <span className="muted">{item.packLabel}</span>
                    <span className="under muted small">
                      {m.farm_order_harvest_due()}: {formatDateTime(item.firstDueAt)}
                    </span>
                  </td>
                  <td className="number">
                    <strong>{quantityText(item.quantity, item.soldBy, item.unit)}</strong>
                    {item.soldBy === "each" && <span className="under muted small">≈ {gramsText(item.grams)}</span>}
                  </td>
                  <td className="number">{item.orders}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </div>
  );
}
