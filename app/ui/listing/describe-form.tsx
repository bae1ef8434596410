import { Form } from "@remix-run/react";
import { coldClasses } from "~/domain/areas/reach";
import {
  certificates,
  longestDescription,
  longestName,
  type Certificate,
  type CategoryView,
  type OwnProduct,
} from "~/domain/catalog/types";
import { m } from "~/paraglide/messages";
import { SelectField, TextArea, TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { categoryName, coldWord } from "./words";

type Shape = {
  product: OwnProduct;
  categories: readonly CategoryView[];
  answer: { faults: Texts; typed: Texts } | undefined;
};

const certificateWord: Readonly<Record<Certificate, () => string>> = {
  vietgap: m.certificate_vietgap,
  globalgap: m.certificate_globalgap,
  organic: m.certificate_organic,
  ocop3: m.certificate_ocop3,
  ocop4: m.certificate_ocop4,
  ocop5: m.certificate_ocop5,
};
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** Everything about a product that is not its price or stock. */
export function DescribeForm({ product, categories, answer }: Shape) {
  const mine = answer?.typed["what"] === "describe" ? answer : undefined;
  return (
    <Form method="post" noValidate className="card stack">
      <input type="hidden" name="what" value="describe" />
      <input type="hidden" name="version" value={product.version} />
      <TextField
        label={m.farm_listing_name()}
        name="name"
        maxLength={longestName}
        fault={mine?.faults["name"]}
        defaultValue={mine?.typed["name"] ?? product.name}
      />
      <SelectField
        label={m.farm_listing_category()}
        name="categoryId"
        fault={mine?.faults["categoryId"]}
        defaultValue={mine?.typed["categoryId"] ?? product.categoryId}
      >
        {categories.map((category) => (
          <option key={category.id} value={category.id}>
            {categoryName(category)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={m.farm_edit_description()}
        hint={m.farm_edit_description_hint()}
        name="description"
        rows={5}
        maxLength={longestDescription}
        fault={mine?.faults["description"]}
        defaultValue={mine?.typed["description"] ?? product.description}
      />
      <SelectField
        label={m.farm_edit_cold()}
        name="coldClass"
        defaultValue={mine?.typed["coldClass"] ?? product.coldClass}
      >
        {coldClasses.map((coldClass) => (
          <option key={coldClass} value={coldClass}>
            {coldWord(coldClass)}
          </option>
        ))}
      </SelectField>
      <Ticks
        legend={m.farm_edit_season()}
        hint={m.farm_edit_season_hint()}
        name="season"
        chosen={product.season.map(String)}
        options={months.map((month) => [String(month), m.farm_edit_month({ month: String(month) })])}
      />
      <Ticks
        legend={m.farm_edit_certificates()}
        hint={m.farm_edit_certificates_hint()}
        name="certificates"
        chosen={product.certificates}
        options={certificates.map((certificate) => [certificate, certificateWord[certificate]()])}
      />
      <Button>{m.action_save()}</Button>
    </Form>
  );
}

type TicksShape = {
  legend: string;
  hint: string;
  name: string;
  chosen: readonly string[];
  options: readonly (readonly [string, string])[];
};

function Ticks({ legend, hint, name, chosen, options }: TicksShape) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <span className="field-hint">{hint}</span>
      <div className="choices">
        {options.map(([value, label]) => (
          <label key={value} className="choice">
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
