import { Form } from "@remix-run/react";
import { banks } from "~/domain/payouts/banks";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

/** Where somebody is paid, with what a change means. */
export function AccountForm({
  faults = {},
  typed = {},
}: {
  faults?: Readonly<Record<string, string>> | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
}) {
  return (
    <Form method="post" className="stack stack-tight">
      <SelectField
        label={m.money_account_bank()}
        name="bankBin"
        defaultValue={typed["bankBin"] ?? ""}
        fault={faults["bankBin"]}
      >
        <option value="">—</option>
        {banks.map(({ bin, name }) => (
          <option key={bin} value={bin}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={m.money_account_number()}
        hint={m.money_account_number_hint()}
        name="number"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={typed["number"]}
        fault={faults["number"]}
      />
      <TextField
        label={m.money_account_holder()}
        hint={m.money_account_holder_hint()}
        name="holder"
        autoComplete="name"
        autoCapitalize="characters"
        defaultValue={typed["holder"]}
        fault={faults["holder"]}
      />
      <p className="small muted">{m.money_account_hold_hint()}</p>
      <Button>{m.money_account_save()}</Button>
    </Form>
  );
}
