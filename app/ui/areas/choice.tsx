import { m } from "~/paraglide/messages";
import { SelectField } from "~/ui/forms/field";

type Texts = Readonly<Record<string, string>>;
type Shape<Word extends string> = {
  faults: Texts;
  typed: Texts;
  name: string;
  label: string;
  values: readonly Word[];
  text: (word: Word) => string;
  /** May be left open: then it is meant for all. */
  any?: boolean;
};

/** One of a few words. */
export function Choice<Word extends string>({ name, label, values, text, any = false, faults, typed }: Shape<Word>) {
  return (
    <SelectField label={label} name={name} defaultValue={typed[name]} fault={faults[name]}>
      {any && <option value="">{m.areas_rules_any()}</option>}
      {values.map((value) => (
        <option key={value} value={value}>
          {text(value)}
        </option>
      ))}
    </SelectField>
  );
}
