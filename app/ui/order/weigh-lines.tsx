import { Form } from "@remix-run/react";
import { settleSubOrder } from "~/domain/ordering/selling/settle-weight";
import type { SellerLine, SellerOrder } from "~/domain/ordering/selling/seller-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { decimalText, gramsText } from "~/ui/primitives/numbers";
import { quantityText } from "./words";

/** One big number per line, straight from the scale; what it does to the money is said at once. */
export function WeighLines({ order, faults, typed }: { order: SellerOrder; faults: Texts; typed: Texts }) {
  return (
    <section className="stack">
      <h2 className="row">
        <Icon name="scale" />
        {m.farm_order_weigh_title()}
      </h2>
      {order.lines.map((line) => (
        <WeighLine key={line.id} line={line} faults={faults} typed={typed["lineId"] === line.id ? typed : {}} />
      ))}
      <RunningDifference lines={order.lines} />
    </section>
  );
}

function WeighLine({ line, faults, typed }: { line: SellerLine; faults: Texts; typed: Texts }) {
  const { id, soldBy, unit, quantity, weighedG, finalVnd } = line;
  const isTyped = typed["lineId"] === id;
  const sure = faults[`sure:${id}`];
  return (
    <Form method="post" className="card stack stack-tight weigh-line" preventScrollReset>
      <input type="hidden" name="lineId" value={id} />
      <div className="row row-spread">
        <strong>{line.productName}</strong>
        <span>{m.farm_order_asked({ quantity: quantityText(quantity, soldBy, unit) })}</span>
      </div>
      <div className="weigh-inputs">
        {soldBy === "each" && (
          <TextField
            label={m.farm_order_count()}
            name="count"
            inputMode="numeric"
            defaultValue={typed["count"] ?? String(line.packedQuantity ?? quantity)}
            fault={faults[`count:${id}`] ?? (isTyped ? faults["count"] : undefined)}
          />
        )}
        <TextField
          label={m.farm_order_weight()}
          hint={m.farm_order_weight_hint()}
          name="weight"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={typed["weight"] ?? kilograms(weighedG)}
          fault={faults[`weight:${id}`] ?? (isTyped ? faults["weight"] : undefined)}
          className="input weigh-input"
          required
        />
      </div>
      {sure && (
        <label className="row">
          <input type="checkbox" name="sure" /> {sure}
        </label>
      )}
      <div className="row row-spread">
        {weighedG !== null && finalVnd !== null ? (
          <Badge tone="good">
            {m.farm_order_weighed({ weight: gramsText(weighedG), amount: formatVnd(finalVnd) })}
          </Badge>
        ) : (
          <span />
        )}
        <Button name="intent" value="weigh" look={weighedG === null ? "main" : "quiet"}>
          {m.farm_order_save_weight()}
        </Button>
      </div>
    </Form>
  );
}

const kilograms = (grams: number | null): string => (grams === null ? "" : decimalText(grams / 1000));

function RunningDifference({ lines }: { lines: readonly SellerLine[] }) {
  const done = lines.flatMap(({ weighedG, finalVnd, estimatedVnd }) =>
    weighedG === null || finalVnd === null ? [] : [{ weighedG, finalVnd, estimatedVnd }],
  );
  const paid = done.reduce((sum, line) => sum + line.estimatedVnd, 0);
  const { refundVnd } = settleSubOrder(paid, done);
  return (
    <p className="difference" aria-live="polite">
      {m.farm_order_difference_so_far({ done: done.length, all: lines.length, amount: formatVnd(refundVnd) })}
    </p>
  );
}
