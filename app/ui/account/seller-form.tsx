import type { PickerView } from "~/domain/areas/types";
import type { SellerKind } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { TextArea, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

type Values = Readonly<Record<string, string>>;

export function SellerForm({
  kind,
  picker,
  faults,
  typed,
}: {
  kind: SellerKind;
  picker: PickerView;
  faults: Values;
  typed: Values;
}) {
  const isFarm = kind === "farm";
  return (
    <form method="post" className="stack">
      <TextField
        label={isFarm ? m.identity_farm_name() : m.identity_cooperative_name()}
        hint={isFarm ? m.identity_farm_name_hint() : m.identity_cooperative_name_hint()}
        name="name"
        defaultValue={typed["name"]}
        fault={faults["name"]}
        maxLength={80}
        required
      />
      <TextField
        label={isFarm ? m.identity_your_name() : m.identity_representative()}
        name="personName"
        autoComplete="name"
        defaultValue={typed["personName"]}
        fault={faults["personName"]}
        maxLength={80}
        required
      />
      <AddressPicker view={picker} faults={faults} typed={typed} />
      <TextArea
        label={m.identity_about()}
        hint={m.identity_about_hint()}
        name="about"
        defaultValue={typed["about"]}
        fault={faults["about"]}
        maxLength={500}
        rows={3}
      />
      <TextField
        label={isFarm ? m.identity_tax_code_optional() : m.identity_tax_code()}
        hint={m.identity_tax_code_hint()}
        name="taxCode"
        inputMode="numeric"
        defaultValue={typed["taxCode"]}
        fault={faults["taxCode"]}
        maxLength={14}
      />
      <Button wide>{m.identity_send_application()}</Button>
      <p className="small muted">{m.identity_application_next()}</p>
    </form>
  );
}
