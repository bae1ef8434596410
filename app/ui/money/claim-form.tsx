import { Form } from "@remix-run/react";
import type { ClaimableLine } from "~/domain/ordering/claims/claim-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";

/** The shopper called: what is wrong with which line, and how much is to go back. */
export function ClaimForm({
  lines,
  faults = {},
  typed = {},
}: {
  lines: readonly ClaimableLine[];
  faults?: Texts | undefined;
  typed?: Texts | undefined;
}) {
  const field = fieldsOf(faults, typed);
  const isBack = typed["claim"] !== undefined;
  return (
    <details className="card refusing" open={isBack && Object.keys(faults).length > 0}>
      <summary>{m.money_claim_new()}</summary>
      <Form method="post" className="stack stack-tight">
        <SelectField label={m.money_claim_line()} {...field("claim")}>
          {lines.map(({ subOrderId, lineId, name, vnd }) => (
            <option key={lineId} value={`${subOrderId} ${lineId}`}>
              {name} · {formatVnd(vnd)}
            </option>
          ))}
        </SelectField>
        <TextField label={m.money_claim_amount()} {...field("amountVnd")} inputMode="numeric" />
        <TextField label={m.money_claim_reason()} {...field("reason")} maxLength={300} />
        <Button>{m.money_claim_do()}</Button>
      </Form>
    </details>
  );
}
