import { useState } from "react";
import { suggestCategories } from "~/domain/catalog/suggest-category";
import { longestName, type CategoryView } from "~/domain/catalog/types";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { categoryName } from "./words";

type Shape = {
  name: string;
  categoryId: string;
  categories: readonly CategoryView[];
  faults: Readonly<Record<string, string>> | undefined;
};

/** The name says which shelf; the farmer only touches the shelf when the guess is wrong. */
export function NameAndCategory({ name, categoryId, categories, faults }: Shape) {
  const [typed, setTyped] = useState(name);
  const guess = categories.find(({ id }) => id === suggestCategories(typed)[0]);
  const fault = faults?.["categoryId"];
  return (
    <>
      <TextField
        label={m.farm_listing_name()}
        hint={m.farm_listing_name_hint()}
        fault={faults?.["name"]}
        name="name"
        defaultValue={name}
        maxLength={longestName}
        required
        autoComplete="off"
        autoCapitalize="sentences"
        enterKeyHint="next"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <fieldset className="field">
        <legend>{m.farm_listing_category()}</legend>
        {fault && <span className="field-fault">{fault}</span>}
        <div className="choices">
          <Choice
            id=""
            isChosen={categoryId === ""}
            label={
              guess ? m.farm_listing_category_guess({ category: categoryName(guess) }) : m.farm_listing_category_auto()
            }
          />
          {categories.map((category) => (
            <Choice
              key={category.id}
              id={category.id}
              isChosen={categoryId === category.id}
              label={categoryName(category)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Choice({ id, label, isChosen }: { id: string; label: string; isChosen: boolean }) {
  return (
    <label className="choice">
      <input type="radio" name="categoryId" value={id} defaultChecked={isChosen} />
      <span>{label}</span>
    </label>
  );
}
