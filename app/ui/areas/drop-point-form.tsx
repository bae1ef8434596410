import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { dropPointKinds, type DropPointKind } from "~/domain/areas/drop-point";
import type { DropPointView } from "~/domain/areas/drop-point-queries.server";
import type { PickerView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { clockText } from "./clock";

const kindTexts: Record<DropPointKind, () => string> = { ward: m.areas_drop_ward, border: m.areas_drop_border };

export function DropPointCard({ point, children }: { point: DropPointView; children: ReactNode }) {
  const { name, street, areaName, phone, hours, kind } = point;
  return (
    <article className="card stack stack-tight">
      <div className="row row-spread">
        <b>{name}</b>
        <Badge tone="info">{kindTexts[kind]()}</Badge>
      </div>
      <p>{`${street}, ${areaName}`}</p>
      <p className="small muted">
        {m.areas_drop_hours({ from: clockText(hours.from), until: clockText(hours.until) })}
        {phone !== "" && ` · ${phone}`}
      </p>
      {children}
    </article>
  );
}

/** A place, who answers there, and when. */
export function DropPointForm({ picker, faults, typed }: { picker: PickerView; faults: Texts; typed: Texts }) {
  const field = fieldsOf(faults, typed);
  return (
    <Form method="post" reloadDocument className="card stack">
      <h2>{m.areas_drop_add()}</h2>
      <SelectField label={m.areas_drop_kind()} {...field("kind")}>
        {dropPointKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindTexts[kind]()}
          </option>
        ))}
      </SelectField>
      <TextField
        label={m.areas_drop_name()}
        hint={m.areas_drop_name_hint()}
        {...field("name")}
        maxLength={80}
        required
      />
      <AddressPicker view={picker} faults={faults} typed={typed} />
      <div className="area-steps">
        <TextField label={m.areas_hours_from()} {...field("hoursFrom", "07:00")} type="time" required />
        <TextField label={m.areas_hours_until()} {...field("hoursUntil", "18:00")} type="time" required />
        <TextField label={m.areas_drop_phone()} {...field("phone")} type="tel" maxLength={20} />
      </div>
      <Button name="intent" value="keep">
        {m.areas_set_preview()}
      </Button>
    </Form>
  );
}
