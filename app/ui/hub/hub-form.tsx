import { Form } from "@remix-run/react";
import type { PickerView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { FormFaults } from "~/ui/forms/faults";
import { TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";

type Props = { picker: PickerView; faults: Texts; typed: Texts };

/** Everything about a hub but whether it is open. */
export function HubForm({ picker, faults, typed }: Props) {
  const of = (name: string) => ({ name, defaultValue: typed[name], fault: faults[name], required: true });
  return (
    <Form method="post" reloadDocument className="card stack">
      <FormFaults faults={faults} />
      <TextField label={m.hub_code()} hint={m.hub_code_hint()} {...of("code")} maxLength={12} autoComplete="off" />
      <TextField label={m.hub_name()} {...of("name")} maxLength={80} autoComplete="off" />
      <TextField label={m.hub_phone()} {...of("phone")} type="tel" maxLength={20} autoComplete="off" />
      <AddressPicker view={picker} faults={faults} typed={typed} />
      <TextField label={m.hub_opens()} {...of("opens")} placeholder="05:00" maxLength={5} />
      <TextField label={m.hub_closes()} {...of("closes")} placeholder="22:00" maxLength={5} />
      <TextField
        label={m.hub_sort_minutes()}
        hint={m.hub_sort_minutes_hint()}
        {...of("sortMinutes")}
        inputMode="numeric"
        maxLength={4}
      />
      <TextField label={m.hub_day_kg()} {...of("dayKg")} inputMode="numeric" maxLength={7} />
      <TextField label={m.hub_dock_slots()} {...of("dockSlots")} inputMode="numeric" maxLength={3} />
      <label className="row tap">
        <input type="checkbox" name="hasColdRoom" defaultChecked={typed["hasColdRoom"] !== undefined} />{" "}
        {m.hub_has_cold()}
      </label>
      {faults["hasColdRoom"] && <p className="field-fault">{faults["hasColdRoom"]}</p>}
      <Button name="intent" value="save">
        {m.hub_save()}
      </Button>
    </Form>
  );
}
