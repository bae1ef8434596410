import { Form } from "@remix-run/react";
import { banks } from "~/domain/payouts/banks";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";

/** Where somebody is paid, with what a change means. */
export function AccountForm({ faults = {}, typed = {} }: { faults?: Texts | undefined; typed?: Texts | undefined }) {
  const field = fieldsOf(faults, typed);
  return (
    <Form method="post" className="stack stack-tight">
      <SelectField label={m.money_account_bank()} {...field("bankBin", "")}>
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
        {...field("number")}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        label={m.money_account_holder()}
        hint={m.money_account_holder_hint()}
        {...field("holder")}
        autoComplete="name"
        autoCapitalize="characters"
      />
      <p className="small muted">{m.money_account_hold_hint()}</p>
      <Button>{m.money_account_save()}</Button>
    </Form>
  );
}
