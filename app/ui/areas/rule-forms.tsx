import { Form } from "@remix-run/react";
import { vehicleLabel } from "~/ui/account/approval-badge";
import { coldLabel } from "~/ui/delivery/delivery-words";
import { colours, movers, permissions } from "~/domain/areas/movement";
import { coldClasses } from "~/domain/areas/reach";
import type { PickerView, ProvinceChoice } from "~/domain/areas/types";
import { vehicles } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { Choice } from "./choice";
import { DatedFields } from "./colour-form";
import { borderText, colourText, moverText } from "./colour-words";
import { HoursFields } from "./hours-fields";

type Props = { faults: Texts; typed: Texts };

/** Who, what, where, when; what is left open is meant for all. */
export function RuleForm({ picker, faults, typed }: Props & { picker: PickerView }) {
  const field = fieldsOf(faults, typed);
  return (
    <Form method="post" reloadDocument className="card stack" id="quy-dinh-moi">
      <h2>{typed["replaces"] ? m.areas_rules_change() : m.areas_rules_add()}</h2>
      <input type="hidden" name="replaces" value={typed["replaces"] ?? ""} />
      <div className="area-steps">
        <Choice {...field("mover")} label={m.areas_rules_mover()} values={movers} text={moverText} />
        <Choice {...field("permission")} label={m.areas_rules_permission()} values={permissions} text={borderText} />
        <Choice {...field("colour")} label={m.areas_rules_colour()} values={colours} text={colourText} any />
        <Choice {...field("vehicle")} label={m.areas_rules_vehicle()} values={vehicles} text={vehicleLabel} any />
        <Choice {...field("goods")} label={m.areas_rules_goods()} values={coldClasses} text={coldLabel} any />
        <HoursFields faults={faults} typed={typed} />
      </div>
      <p className="muted">{m.areas_rules_area_hint()}</p>
      <AddressPicker view={picker} faults={faults} typed={typed} withStreet={false} withPin={false} />
      <DatedFields faults={faults} typed={typed} />
      <Button name="intent" value="add_rule">
        {m.areas_set_preview()}
      </Button>
    </Form>
  );
}

/** Two sides, what holds between them, and the checkpoint. */
export function CrossingForm({ provinces, faults, typed }: Props & { provinces: readonly ProvinceChoice[] }) {
  const field = fieldsOf(faults, typed);
  return (
    <Form method="post" reloadDocument className="card stack">
      <h2>{m.areas_border_add()}</h2>
      <SideFields
        side="leaving"
        legend={m.areas_border_leaving()}
        provinces={provinces}
        faults={faults}
        typed={typed}
      />
      <SideFields
        side="entering"
        legend={m.areas_border_entering()}
        provinces={provinces}
        faults={faults}
        typed={typed}
      />
      <div className="area-steps">
        <Choice {...field("permission")} label={m.areas_rules_permission()} values={permissions} text={borderText} />
        <TextField label={m.areas_border_gate()} {...field("gate")} maxLength={120} />
        <TextField label={m.areas_border_delay()} {...field("delayMinutes", "0")} inputMode="numeric" />
      </div>
      <DatedFields faults={faults} typed={typed} />
      <Button name="intent" value="add_crossing">
        {m.areas_set_preview()}
      </Button>
    </Form>
  );
}

type SideShape = Props & { side: "leaving" | "entering"; legend: string; provinces: readonly ProvinceChoice[] };

function SideFields({ side, legend, provinces, faults, typed }: SideShape) {
  const field = fieldsOf(faults, typed);
  const [province, commune] = [`${side}Province`, `${side}Commune`];
  return (
    <fieldset className="area-steps">
      <legend>{legend}</legend>
      <Choice {...field(`${side}Colour`)} label={m.areas_rules_colour()} values={colours} text={colourText} any />
      <SelectField label={m.areas_province()} {...field(province)}>
        <option value="">{m.areas_border_anywhere()}</option>
        {provinces.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField label={m.areas_commune()} hint={m.areas_border_commune_hint()} {...field(commune)} maxLength={120} />
    </fieldset>
  );
}
