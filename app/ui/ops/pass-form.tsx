import { Form } from "@remix-run/react";
import { coldClasses } from "~/domain/areas/reach";
import type { PickerView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { Choice } from "~/ui/areas/choice";
import { HoursFields } from "~/ui/areas/hours-fields";
import { coldLabel } from "~/ui/delivery/delivery-words";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";

type Props = { picker: PickerView; faults: Texts; typed: Texts };

/** A paper the operator holds in hand, typed off. A second area of one paper is entered again with the same number. */
export function PassForm({ picker, faults, typed }: Props) {
  const field = fieldsOf(faults, typed);
  return (
    <Form method="post" reloadDocument className="card stack">
      <h2>{m.delivery_pass_enter_title()}</h2>
      <p className="muted">{m.delivery_pass_enter_text()}</p>
      <AddressPicker view={picker} faults={faults} typed={typed} withStreet={false} withPin={false} />
      <SelectField label={m.delivery_pass_kind()} {...field("kind")}>
        <option value="person">{m.delivery_pass_kind_person()}</option>
        <option value="vehicle">{m.delivery_pass_kind_vehicle()}</option>
      </SelectField>
      <TextField label={m.delivery_pass_number_label()} {...field("number")} maxLength={60} required />
      <TextField label={m.delivery_pass_issuer()} {...field("issuer")} maxLength={120} required />
      <TextField label={m.delivery_pass_from()} {...field("validFrom")} type="datetime-local" required />
      <TextField label={m.delivery_pass_until()} {...field("validUntil")} type="datetime-local" required />
      <PassLimits faults={faults} typed={typed} />
      <Button name="intent" value="enter">
        {m.delivery_pass_enter()}
      </Button>
    </Form>
  );
}

/** What narrows the paper: goods, hours of the day, and a test that must still be valid. */
function PassLimits({ faults, typed }: Pick<Props, "faults" | "typed">) {
  const field = fieldsOf(faults, typed);
  return (
    <>
      <Choice {...field("goods")} label={m.areas_rules_goods()} values={coldClasses} text={coldLabel} any />
      <div className="area-steps">
        <HoursFields faults={faults} typed={typed} />
      </div>
      <TextField
        label={m.delivery_pass_test_until()}
        hint={m.delivery_pass_test_hint()}
        {...field("testUntil")}
        type="datetime-local"
      />
    </>
  );
}
