import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { labelOf } from "~/domain/ordering/selling/label-queries.server";
import { idParam } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { qrImage } from "~/http/qr.server";
import { m } from "~/paraglide/messages";
import { PrintButton } from "~/ui/order/print-button";
import { windowText } from "~/ui/order/words";
import { gramsText } from "~/ui/primitives/numbers";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_order_label_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const label = await labelOf(db, seller.sellerId, idParam(params["subOrderId"], "sub_order"));
  return { label, parcels: label.parcelCodes.map((code) => ({ code, qr: qrImage(code, 1) })) };
}

/** One A6 sheet a parcel; what is printed is only what the road needs: no prices, the phone masked. */
export default function Label() {
  const { label, parcels } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <div className="row row-spread no-print">
        <h1>{m.farm_order_label_title()}</h1>
        <PrintButton />
      </div>
      {parcels.map(({ code, qr }, index) => (
        <article key={code} className="label">
          <header>
            <strong>{m.order_number({ code: label.orderCode })}</strong>
            <span>{m.farm_order_label_parcel({ index: index + 1, count: parcels.length })}</span>
          </header>
          <div className="label-code">
            <span className="label-qr" role="img" aria-label={code} dangerouslySetInnerHTML={{ __html: qr }} />
            <strong>{code.replace(/(.{4})(?=.)/g, "$1 ")}</strong>
          </div>
          {label.coldClass !== "ambient" && (
            <p className="label-cold">
              {label.coldClass === "frozen" ? m.farm_order_label_frozen() : m.farm_order_label_cold()}
            </p>
          )}
          <dl>
            <dt>{m.farm_order_label_to()}</dt>
            <dd>
              <strong>{label.shopperName}</strong> {label.shopperPhone}
              <br />
              {label.place}
            </dd>
            <dt>{m.farm_order_label_from()}</dt>
            <dd>{label.sellerName}</dd>
          </dl>
          <footer>
            {gramsText(label.grams)} · {windowText(label.windowFrom, label.windowUntil)}
          </footer>
        </article>
      ))}
    </div>
  );
}
