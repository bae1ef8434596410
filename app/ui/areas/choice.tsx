import type { ComponentProps } from "react";
import { m } from "~/paraglide/messages";
import { SelectField } from "~/ui/forms/field";

type Shape<Word extends string> = Omit<ComponentProps<typeof SelectField>, "children"> & {
  values: readonly Word[];
  text: (word: Word) => string;
  /** May be left open: then it is meant for all. */
  any?: boolean;
};

/** One of a few words. */
export function Choice<Word extends string>({ values, text, any = false, ...field }: Shape<Word>) {
  return (
    <SelectField {...field}>
      {any && <option value="">{m.areas_rules_any()}</option>}
      {values.map((value) => (
        <option key={value} value={value}>
          {text(value)}
        </option>
      ))}
    </SelectField>
  );
}
