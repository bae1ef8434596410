import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";

type Texts = Readonly<Record<string, string>>;

/** Hours of the day; both left empty, it is the whole day. */
export function HoursFields({ faults, typed }: { faults: Texts; typed: Texts }) {
  return (
    <>
      <TextField
        label={m.areas_hours_from()}
        hint={m.areas_hours_hint()}
        name="hoursFrom"
        type="time"
        defaultValue={typed["hoursFrom"]}
        fault={faults["hoursFrom"]}
      />
      <TextField
        label={m.areas_hours_until()}
        name="hoursUntil"
        type="time"
        defaultValue={typed["hoursUntil"]}
        fault={faults["hoursUntil"]}
      />
    </>
  );
}
