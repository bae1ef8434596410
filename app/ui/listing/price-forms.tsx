import { Form } from "@remix-run/react";
import { useState } from "react";
import { isPackChoice, packChoiceNames, packChoices } from "~/domain/catalog/pack-choices";
import type { OwnProduct, PackView } from "~/domain/catalog/types";
import { groupThousands } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { packChoiceWord, packLabel, unitWord } from "./words";

type Answer = { faults: Texts; typed: Texts } | undefined;

/** Prices pack by pack, each its own form, and one for a new way of selling. */
export function PriceForms({ product, answer }: { product: OwnProduct; answer: Answer }) {
  return (
    <section className="card stack">
      <h2>{m.farm_edit_prices()}</h2>
      {product.packs.map((pack) => (
        <PackPrice key={`${pack.id}-${product.version}`} pack={pack} version={product.version} answer={answer} />
      ))}
      <AddPack key={product.version} product={product} answer={answer} />
    </section>
  );
}

function PackPrice({ pack, version, answer }: { pack: PackView; version: number; answer: Answer }) {
  const mine = answer?.typed["packId"] === pack.id ? answer : undefined;
  const unit = unitWord(pack.pricedBy === "weight" ? "kg" : pack.unit);
  return (
    <Form method="post" noValidate className="price-row">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="packId" value={pack.id} />
      <TextField
        label={`${pack.label} (₫/${unit})`}
        name="priceVnd"
        inputMode="numeric"
        autoComplete="off"
        fault={mine?.faults["priceVnd"]}
        defaultValue={mine?.typed["priceVnd"] ?? groupThousands(pack.priceVnd)}
      />
      <Button name="what" value="price">
        {m.action_save()}
      </Button>
      <Button look="quiet" small name="what" value="retire">
        {m.farm_edit_retire()}
      </Button>
    </Form>
  );
}

/** Its words follow what is chosen; without scripts they fit every choice. */
function AddPack({ product: { version, packs }, answer }: { product: OwnProduct; answer: Answer }) {
  const mine = answer?.typed["what"] === "add" ? answer : undefined;
  const [chosen, setChosen] = useState(mine?.typed["choice"] ?? "");
  const terms = isPackChoice(chosen) ? packChoices[chosen] : null;
  return (
    <details open={mine !== undefined}>
      <summary className="link-button">{m.farm_edit_add()}</summary>
      <Form method="post" noValidate className="stack stack-tight">
        <input type="hidden" name="version" value={version} />
        <SelectField
          label={m.farm_edit_add_how()}
          name="choice"
          defaultValue={mine?.typed["choice"]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {packChoiceNames
            .filter((choice) => !packs.some(({ label }) => label === packLabel(choice)))
            .map((choice) => (
              <option key={choice} value={choice}>
                {packChoiceWord[choice]()}
              </option>
            ))}
        </SelectField>
        <TextField
          label={
            terms === null
              ? m.farm_edit_add_price()
              : m.farm_listing_price_each({ unit: unitWord(terms.pricedBy === "weight" ? "kg" : terms.unit) })
          }
          name="priceVnd"
          inputMode="numeric"
          autoComplete="off"
          fault={mine?.faults["priceVnd"]}
          defaultValue={mine?.typed["priceVnd"]}
        />
        {terms?.asksGrams !== false && (
          <TextField
            label={terms === null ? m.farm_edit_add_grams() : m.farm_listing_grams({ unit: unitWord(terms.unit) })}
            hint={terms === null ? m.farm_edit_add_grams_hint() : m.farm_listing_grams_hint()}
            name="gramsPerUnit"
            inputMode="numeric"
            autoComplete="off"
            fault={mine?.faults["gramsPerUnit"]}
            defaultValue={mine?.typed["gramsPerUnit"]}
          />
        )}
        <Button name="what" value="add">
          {m.farm_edit_add()}
        </Button>
      </Form>
    </details>
  );
}
