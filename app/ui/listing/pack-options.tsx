import { packChoices, type PackChoice } from "~/domain/catalog/pack-choices";
import type { DraftPack } from "~/domain/catalog/listing-draft";
import { groupThousands } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { packChoiceWord, unitWord } from "./words";

type Told = Readonly<Record<string, string>> | undefined;
type Shape = { choices: readonly PackChoice[]; packs: readonly DraftPack[]; typed: Told; faults: Told };

/** Big buttons for every way of selling; a ticked one opens its price. The opening is CSS, so it needs no script. */
export function PackOptions({ choices, packs, typed, faults }: Shape) {
  const fault = faults?.["choice"];
  return (
    <fieldset className="stack stack-tight">
      <legend className="muted">{m.farm_listing_price_hint()}</legend>
      {fault && <span className="field-fault">{fault}</span>}
      {choices.map((choice) => (
        <PackOption
          key={choice}
          choice={choice}
          pack={packs.find((pack) => pack.choice === choice)}
          typed={typed}
          faults={faults}
        />
      ))}
    </fieldset>
  );
}

type OptionShape = { choice: PackChoice; pack: DraftPack | undefined; typed: Told; faults: Told };

function PackOption({ choice, pack, typed, faults }: OptionShape) {
  const { unit, pricedBy } = packChoices[choice];
  const price = `price_${choice}`;
  const isOpen = pack !== undefined || Boolean(typed?.[price]) || Boolean(faults?.[price]);
  return (
    <div className="option">
      <label className="option-head">
        <input type="checkbox" name="choice" value={choice} defaultChecked={isOpen} />
        <span>{packChoiceWord[choice]()}</span>
      </label>
      <div className="option-body">
        <TextField
          label={
            pricedBy === "weight" ? m.farm_listing_price_kg() : m.farm_listing_price_each({ unit: unitWord(unit) })
          }
          fault={faults?.[price]}
          name={price}
          inputMode="numeric"
          autoComplete="off"
          placeholder="25.000"
          defaultValue={typed?.[price] ?? (pack && groupThousands(pack.priceVnd))}
        />
        {packChoices[choice].asksGrams && <UnitWeight choice={choice} pack={pack} typed={typed} faults={faults} />}
      </div>
    </div>
  );
}

/** Already filled in with what such a unit usually weighs, so that nothing has to be typed. */
function UnitWeight({ choice, pack, typed, faults }: OptionShape) {
  const { unit, gramsPerUnit } = packChoices[choice];
  const name = `grams_${choice}`;
  return (
    <TextField
      label={m.farm_listing_grams({ unit: unitWord(unit) })}
      hint={m.farm_listing_grams_hint()}
      fault={faults?.[name]}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={typed?.[name] ?? pack?.gramsPerUnit ?? gramsPerUnit}
    />
  );
}
