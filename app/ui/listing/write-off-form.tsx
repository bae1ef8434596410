import { Form } from "@remix-run/react";
import type { LotView } from "~/domain/inventory/types";
import { writeOffReasons } from "~/domain/inventory/write-off";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { reasonWord } from "./words";

type Shape = { lot: LotView; countId: string; answer: { faults: Texts; typed: Texts } | undefined };

/** Folded away, because most lots are simply sold. */
export function WriteOffForm({ lot, countId, answer }: Shape) {
  const isMine = answer?.typed["lotId"] === lot.id;
  const fault = isMine ? (answer.faults[`quantity_${lot.id}`] ?? answer.faults["quantity"]) : undefined;
  return (
    <details open={isMine}>
      <summary className="link-button">{m.farm_stock_write_off()}</summary>
      <Form method="post" noValidate className="stack stack-tight">
        <input type="hidden" name="what" value="write_off" />
        <input type="hidden" name="lotId" value={lot.id} />
        <input type="hidden" name="countId" value={countId} />
        <TextField
          label={m.farm_stock_quantity()}
          hint={m.farm_stock_write_off_hint()}
          name="quantity"
          inputMode="decimal"
          autoComplete="off"
          fault={fault}
          defaultValue={isMine ? answer.typed["quantity"] : ""}
        />
        <SelectField
          label={m.farm_stock_reason()}
          name="reason"
          defaultValue={isMine ? answer.typed["reason"] : "spoiled"}
        >
          {writeOffReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWord[reason]()}
            </option>
          ))}
        </SelectField>
        <Button look="danger">{m.farm_stock_write_off()}</Button>
      </Form>
    </details>
  );
}
