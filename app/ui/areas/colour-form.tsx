import { Form } from "@remix-run/react";
import { colours } from "~/domain/areas/movement";
import type { PickerView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { SelectField, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { colourText } from "./colour-words";

type Texts = Readonly<Record<string, string>>;
type Props = { picker: PickerView; faults: Texts; typed: Texts };

/** Colour, area, from when until when and by which paper; the first press only shows what it would do. */
export function ColourForm({ picker, faults, typed }: Props) {
  return (
    <Form method="post" reloadDocument className="card stack">
      <h2>{m.areas_set_title()}</h2>
      <p className="muted">{m.areas_set_text()}</p>
      <AddressPicker view={picker} faults={faults} typed={typed} withStreet={false} withPin={false} />
      <SelectField
        label={m.areas_set_colour()}
        name="colour"
        defaultValue={typed["colour"] ?? "sealed"}
        fault={faults["colour"]}
      >
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
  return (
    <>
      <div className="area-steps">
        <TextField
          label={m.areas_set_from()}
          hint={m.areas_set_from_hint()}
          name="from"
          type="datetime-local"
          defaultValue={typed["from"]}
          fault={faults["from"]}
        />
        <TextField
          label={m.areas_set_until()}
          hint={m.areas_set_until_hint()}
          name="until"
          type="datetime-local"
          defaultValue={typed["until"]}
          fault={faults["until"]}
        />
      </div>
      <TextField
        label={m.areas_ops_reason()}
        hint={m.areas_ops_reason_hint()}
        name="reason"
        defaultValue={typed["reason"]}
        fault={faults["reason"]}
        maxLength={200}
        required={reasonIsRequired}
      />
      <TextField
        label={m.areas_set_source()}
        hint={m.areas_set_source_hint()}
        name="source"
        defaultValue={typed["source"]}
        fault={faults["source"]}
        maxLength={200}
      />
    </>
  );
}
