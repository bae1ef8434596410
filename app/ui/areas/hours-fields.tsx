import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";

/** Hours of the day; both left empty, it is the whole day. */
export function HoursFields({ faults, typed }: { faults: Texts; typed: Texts }) {
  const field = fieldsOf(faults, typed);
  return (
    <>
      <TextField label={m.areas_hours_from()} hint={m.areas_hours_hint()} {...field("hoursFrom")} type="time" />
      <TextField label={m.areas_hours_until()} {...field("hoursUntil")} type="time" />
    </>
  );
}
