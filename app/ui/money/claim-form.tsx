import { Form } from "@remix-run/react";
import type { ClaimableLine } from "~/domain/ordering/claims/claim-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

type Back = Readonly<Record<string, string>>;

/** The shopper called: what is wrong with which line, and how much is to go back. */
export function ClaimForm({
  lines,
  faults = {},
  typed = {},
}: {
  lines: readonly ClaimableLine[];
  faults?: Back | undefined;
  typed?: Back | undefined;
}) {
  const isBack = typed["claim"] !== undefined;
  return (
    <details className="card refusing" open={isBack && Object.keys(faults).length > 0}>
      <summary>{m.money_claim_new()}</summary>
      <Form method="post" className="stack stack-tight">
        <SelectField label={m.money_claim_line()} name="claim" defaultValue={typed["claim"]} fault={faults["claim"]}>
          {lines.map(({ subOrderId, lineId, name, vnd }) => (
            <option key={lineId} value={`${subOrderId} ${lineId}`}>
              {name} · {formatVnd(vnd)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={m.money_claim_amount()}
          name="amountVnd"
          inputMode="numeric"
          defaultValue={typed["amountVnd"]}
          fault={faults["amountVnd"]}
        />
        <TextField
          label={m.money_claim_reason()}
          name="reason"
          maxLength={300}
          defaultValue={typed["reason"]}
          fault={faults["reason"]}
        />
        <Button>{m.money_claim_do()}</Button>
      </Form>
    </details>
  );
}
