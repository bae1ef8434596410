import { Form } from "@remix-run/react";
import { colours } from "~/domain/areas/movement";
import type { PickerView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { colourText } from "./colour-words";

type Props = { picker: PickerView; faults: Texts; typed: Texts };

/** Colour, area, from when until when and by which paper; the first press only shows what it would do. */
export function ColourForm({ picker, faults, typed }: Props) {
  const field = fieldsOf(faults, typed);
  return (
    <Form method="post" reloadDocument className="card stack">
      <h2>{m.areas_set_title()}</h2>
      <p className="muted">{m.areas_set_text()}</p>
      <AddressPicker view={picker} faults={faults} typed={typed} withStreet={false} withPin={false} />
      <SelectField label={m.areas_set_colour()} {...field("colour", "sealed")}>
        {colours.map((colour) => (
          <option key={colour} value={colour}>
            {colourText(colour)}
          </option>
        ))}
      </SelectField>
      <DatedFields faults={faults} typed={typed} reasonIsRequired />
      <Button name="step" value="preview">
        {m.areas_set_preview()}
      </Button>
    </Form>
  );
}

/** From when until when, why and by which paper: what every rule has. */
export function DatedFields({
  faults,
  typed,
  reasonIsRequired = false,
}: Pick<Props, "faults" | "typed"> & { reasonIsRequired?: boolean }) {
  const field = fieldsOf(faults, typed);
  return (
    <>
      <div className="area-steps">
        <TextField label={m.areas_set_from()} hint={m.areas_set_from_hint()} {...field("from")} type="datetime-local" />
        <TextField
          label={m.areas_set_until()}
          hint={m.areas_set_until_hint()}
          {...field("until")}
          type="datetime-local"
        />
      </div>
      <TextField
        label={m.areas_ops_reason()}
        hint={m.areas_ops_reason_hint()}
        {...field("reason")}
        maxLength={200}
        required={reasonIsRequired}
      />
      <TextField label={m.areas_set_source()} hint={m.areas_set_source_hint()} {...field("source")} maxLength={200} />
    </>
  );
}
