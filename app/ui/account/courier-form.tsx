import type { PickerView } from "~/domain/areas/types";
import { vehicles } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { vehicleLabel } from "./approval-badge";

export function CourierForm({ picker, faults, typed }: { picker: PickerView; faults: Texts; typed: Texts }) {
  const field = fieldsOf(faults, typed);
  return (
    <form method="post" className="stack">
      <TextField label={m.identity_your_name()} {...field("name")} autoComplete="name" maxLength={80} required />
      <SelectField label={m.identity_vehicle()} {...field("vehicle", "motorbike")}>
        {vehicles.map((vehicle) => (
          <option key={vehicle} value={vehicle}>
            {vehicleLabel(vehicle)}
          </option>
        ))}
      </SelectField>
      <TextField label={m.identity_plate()} {...field("plate")} maxLength={20} autoCapitalize="characters" />
      <TextField
        label={m.identity_capacity()}
        hint={m.identity_capacity_hint()}
        {...field("capacityKg")}
        inputMode="numeric"
        maxLength={6}
        required
      />
      <label className="row tick">
        <input type="checkbox" name="hasColdBox" defaultChecked={typed["hasColdBox"] === "on"} />
        {m.identity_cold_box()}
      </label>
      <p className="label">{m.identity_home_area()}</p>
      <AddressPicker view={picker} faults={faults} typed={typed} withStreet={false} />
      <TextField
        label={m.identity_range()}
        hint={m.identity_range_hint()}
        {...field("rangeKm", "15")}
        inputMode="numeric"
        maxLength={4}
        required
      />
      <Button wide>{m.identity_send_application()}</Button>
      <p className="small muted">{m.identity_application_next()}</p>
    </form>
  );
}
