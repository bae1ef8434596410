import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { dropPointKinds, type DropPointKind } from "~/domain/areas/drop-point";
import type { DropPointView } from "~/domain/areas/drop-point-queries.server";
import type { PickerView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { SelectField, TextField } from "~/ui/forms/field";
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

type Texts = Readonly<Record<string, string>>;

/** A place, who answers there, and when. */
export function DropPointForm({ picker, faults, typed }: { picker: PickerView; faults: Texts; typed: Texts }) {
  return (
    <Form method="post" reloadDocument className="card stack">
      <h2>{m.areas_drop_add()}</h2>
      <SelectField label={m.areas_drop_kind()} name="kind" defaultValue={typed["kind"]} fault={faults["kind"]}>
        {dropPointKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindTexts[kind]()}
          </option>
        ))}
      </SelectField>
      <TextField
        label={m.areas_drop_name()}
        hint={m.areas_drop_name_hint()}
        name="name"
        maxLength={80}
        required
        defaultValue={typed["name"]}
        fault={faults["name"]}
      />
      <AddressPicker view={picker} faults={faults} typed={typed} />
      <div className="area-steps">
        <TextField
          label={m.areas_hours_from()}
          name="hoursFrom"
          type="time"
          required
          defaultValue={typed["hoursFrom"] ?? "07:00"}
          fault={faults["hoursFrom"]}
        />
        <TextField
          label={m.areas_hours_until()}
          name="hoursUntil"
          type="time"
          required
          defaultValue={typed["hoursUntil"] ?? "18:00"}
          fault={faults["hoursUntil"]}
        />
        <TextField
          label={m.areas_drop_phone()}
          name="phone"
          type="tel"
          maxLength={20}
          defaultValue={typed["phone"]}
          fault={faults["phone"]}
        />
      </div>
      <Button name="intent" value="keep">
        {m.areas_set_preview()}
      </Button>
    </Form>
  );
}
