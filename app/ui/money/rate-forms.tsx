import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RateExample } from "~/domain/ledger/new-rate";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { RateExamples } from "./rate-example";
import { categoryText, workText } from "./rate-words";

type Category = { readonly id: string; readonly name: string; readonly nameEn: string };
/** `typed` and `faults` are of the form that was sent; the others start empty. */
type Props = { readonly faults: Texts; readonly typed: Texts; readonly tomorrow: string };

export function CommissionForm({ categories, ...props }: Props & { categories: readonly Category[] }) {
  const { faults, typed } = ofKind(props, "commission");
  const text = (name: string) => ({ name, defaultValue: typed[name], fault: faults[name] });
  return (
    <RateForm kind="commission" title={m.rates_new_commission()} {...props}>
      <SelectField label={m.rates_category()} {...text("categoryId")}>
        <option value="">{m.rates_category_general()}</option>
        <CategoryOptions categories={categories} />
      </SelectField>
      <div className="rate-fields">
        <TextField
          label={m.rates_field_percent()}
          hint={m.rates_field_percent_hint()}
          inputMode="decimal"
          {...text("percent")}
        />
        <TextField label={m.rates_field_fixed()} inputMode="numeric" {...text("fixed")} />
        <TextField label={m.rates_field_minimum()} inputMode="numeric" {...text("minimum")} />
        <TextField
          label={m.rates_field_maximum()}
          hint={m.rates_field_maximum_hint()}
          inputMode="numeric"
          {...text("maximum")}
        />
      </div>
    </RateForm>
  );
}

/** Only categories with a rule of their own can go back to the general one. */
export function EndForm({ categories, ...props }: Props & { categories: readonly Category[] }) {
  const { faults, typed } = ofKind(props, "end");
  const field = fieldsOf(faults, typed);
  return (
    <RateForm kind="end" title={m.rates_new_end()} {...props}>
      <SelectField label={m.rates_category()} {...field("categoryId")}>
        <CategoryOptions categories={categories} />
      </SelectField>
    </RateForm>
  );
}

export function TaxForm(props: Props) {
  const { faults, typed } = ofKind(props, "tax");
  const field = fieldsOf(faults, typed);
  return (
    <RateForm kind="tax" title={m.rates_new_tax()} {...props}>
      <SelectField label={m.rates_field_work()} {...field("work")}>
        {(["goods", "transport"] as const).map((work) => (
          <option key={work} value={work}>
            {workText(work)}
          </option>
        ))}
      </SelectField>
      <div className="rate-fields">
        {(["vat", "pit"] as const).map((name) => (
          <TextField
            key={name}
            label={name === "vat" ? m.rates_field_vat() : m.rates_field_pit()}
            {...field(name)}
            inputMode="decimal"
          />
        ))}
      </div>
    </RateForm>
  );
}

const CategoryOptions = ({ categories }: { categories: readonly Category[] }) =>
  categories.map((category) => (
    <option key={category.id} value={category.id}>
      {categoryText(category)}
    </option>
  ));

const ofKind = ({ faults, typed }: Props, kind: string): { faults: Texts; typed: Texts } =>
  typed["kind"] === kind ? { faults, typed } : { faults: {}, typed: {} };

/** Every rate begins on a day and has a reason; the first press only shows what it means. */
function RateForm({
  kind,
  title,
  children,
  tomorrow,
  ...props
}: Props & { kind: string; title: string; children: ReactNode }) {
  const { faults, typed } = ofKind({ ...props, tomorrow }, kind);
  const field = fieldsOf(faults, typed);
  return (
    <details className="card" open={typed["kind"] === kind}>
      <summary>{title}</summary>
      <Form method="post" className="stack">
        <input type="hidden" name="kind" value={kind} />
        {children}
        <div className="rate-fields">
          <TextField label={m.rates_field_from()} type="date" {...field("from", tomorrow)} min={tomorrow} />
          <TextField label={m.rates_field_reason()} {...field("reason")} maxLength={200} />
        </div>
        <Button name="intent" value="preview">
          {m.rates_preview()}
        </Button>
      </Form>
    </details>
  );
}

/** What was asked for, in words and in money; the second press proposes it. */
export function RatePreview({
  title,
  words,
  day,
  examples,
  typed,
}: {
  title: string;
  words: string;
  day: string;
  examples: readonly RateExample[];
  typed: Texts;
}) {
  return (
    <section className="card stack" aria-live="polite">
      <h2>{m.rates_preview_title()}</h2>
      <p>
        <b>
          {title}: {words}
        </b>
        <span className="small muted statement-words">{m.rates_preview_text({ day })}</span>
      </p>
      <RateExamples examples={examples} />
      <Form method="post">
        {Object.entries(typed).map(([name, value]) =>
          name === "intent" ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Button name="intent" value="propose">
          {m.rates_propose()}
        </Button>
      </Form>
    </section>
  );
}
