import type { PackView } from "~/domain/catalog/types";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { FormFaults } from "~/ui/forms/faults";
import { Button } from "~/ui/primitives/button";
import { ProducerField } from "./producer-field";

type Told = Readonly<Record<string, string>>;
type Shape = {
  packs: readonly PackView[];
  /** Members of the cooperative; none for a farm. */
  producers: readonly { personId: string; name: string }[];
  today: string;
  latest: string;
  answer: { faults: Told; typed: Told } | undefined;
};

/** The fields for bringing in another harvest. */
export function ReceiveForm({ packs, producers, today, latest, answer }: Shape) {
  const isMine = answer?.typed["what"] === "receive";
  const faults = isMine ? answer.faults : {};
  const typed = isMine ? answer.typed : {};
  return (
    <>
      <h2>{m.farm_stock_receive()}</h2>
      <FormFaults faults={faults} />
      <input type="hidden" name="what" value="receive" />
      <SelectField
        label={m.farm_stock_pack()}
        name="packId"
        fault={faults["packId"]}
        defaultValue={typed["packId"] ?? packs[0]?.id}
      >
        {packs.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <ProducerField producers={producers} chosen={typed["producerId"] ?? ""} fault={faults["producerId"]} />
      <TextField
        label={m.farm_stock_quantity()}
        name="quantity"
        inputMode="decimal"
        autoComplete="off"
        fault={faults["quantity"]}
        defaultValue={typed["quantity"] ?? ""}
      />
      <TextField
        label={m.farm_listing_harvested()}
        type="date"
        name="harvestedOn"
        max={latest}
        fault={faults["harvestedOn"]}
        defaultValue={typed["harvestedOn"] ?? today}
      />
      <Button wide>{m.farm_stock_receive()}</Button>
    </>
  );
}
