import { Form, Link } from "@remix-run/react";
import type { SellerOrder } from "~/domain/ordering/selling/seller-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { Notice } from "~/ui/primitives/notice";

/** The last look before the boxes close: what the shopper gets back, what the seller is paid for. */
export function PackForm({ order, faults, typed }: { order: SellerOrder; faults: Texts; typed: Texts }) {
  const goodsVnd = order.weighedVnd ?? order.goodsVnd;
  const refundVnd = order.goodsVnd - goodsVnd;
  return (
    <Form method="post" className="card stack">
      <h2 className="row">
        <Icon name="parcel" />
        {m.farm_order_pack_title()}
      </h2>
      <p className="row row-spread">
        <strong>{m.farm_order_you_get({ amount: formatVnd(goodsVnd) })}</strong>
        <span>
          {refundVnd > 0 ? m.farm_order_difference({ amount: formatVnd(refundVnd) }) : m.farm_order_no_difference()}
        </span>
      </p>
      <input type="hidden" name="version" value={order.version} />
      <TextField
        label={m.farm_order_parcels()}
        name="parcels"
        inputMode="numeric"
        defaultValue={typed["parcels"] ?? "1"}
        fault={faults["parcels"]}
        className="input weigh-input"
        required
      />
      <Button name="intent" value="pack" wide>
        {m.farm_order_pack()}
      </Button>
    </Form>
  );
}

export function ParcelsReady({ order }: { order: SellerOrder }) {
  return (
    <section className="stack">
      {order.status === "packed" && <Notice tone="good">{m.farm_order_ready()}</Notice>}
      <p>{m.farm_order_codes({ codes: order.parcelCodes.join(", ") })}</p>
      {order.status === "packed" && (
        <Link className="button" to={`/nha-vuon/don/${order.id}/nhan`}>
          <Icon name="printer" />
          {m.farm_order_print()}
        </Link>
      )}
    </section>
  );
}
