import type { PickerView } from "~/domain/areas/types";
import type { SellerKind } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { TextArea, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";

export function SellerForm({
  kind,
  picker,
  faults,
  typed,
}: {
  kind: SellerKind;
  picker: PickerView;
  faults: Texts;
  typed: Texts;
}) {
  const field = fieldsOf(faults, typed);
  const isFarm = kind === "farm";
  return (
    <form method="post" className="stack">
      <TextField
        label={isFarm ? m.identity_farm_name() : m.identity_cooperative_name()}
        hint={isFarm ? m.identity_farm_name_hint() : m.identity_cooperative_name_hint()}
        {...field("name")}
        maxLength={80}
        required
      />
      <TextField
        label={isFarm ? m.identity_your_name() : m.identity_representative()}
        {...field("personName")}
        autoComplete="name"
        maxLength={80}
        required
      />
      <AddressPicker view={picker} faults={faults} typed={typed} />
      <TextArea
        label={m.identity_about()}
        hint={m.identity_about_hint()}
        {...field("about")}
        maxLength={500}
        rows={3}
      />
      <TextField
        label={isFarm ? m.identity_tax_code_optional() : m.identity_tax_code()}
        hint={m.identity_tax_code_hint()}
        {...field("taxCode")}
        inputMode="numeric"
        maxLength={14}
      />
      <Button wide>{m.identity_send_application()}</Button>
      <p className="small muted">{m.identity_application_next()}</p>
    </form>
  );
}
