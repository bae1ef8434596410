import type { PackView } from "~/domain/catalog/types";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { FormFaults } from "~/ui/forms/faults";
import { Button } from "~/ui/primitives/button";
import { ProducerField } from "./producer-field";

type Shape = {
  packs: readonly PackView[];
  /** Members of the cooperative; none for a farm. */
  producers: readonly { personId: string; name: string }[];
  today: string;
  latest: string;
  answer: { faults: Texts; typed: Texts } | undefined;
};

/** The fields for bringing in another harvest. */
export function ReceiveForm({ packs, producers, today, latest, answer }: Shape) {
  const isMine = answer?.typed["what"] === "receive";
  const faults = isMine ? answer.faults : {};
  const typed = isMine ? answer.typed : {};
  const field = fieldsOf(faults, typed);
  return (
    <>
      <h2>{m.farm_stock_receive()}</h2>
      <FormFaults faults={faults} />
      <input type="hidden" name="what" value="receive" />
      <SelectField label={m.farm_stock_pack()} {...field("packId", packs[0]?.id)}>
        {packs.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <ProducerField producers={producers} chosen={typed["producerId"] ?? ""} fault={faults["producerId"]} />
      <TextField label={m.farm_stock_quantity()} {...field("quantity", "")} inputMode="decimal" autoComplete="off" />
      <TextField label={m.farm_listing_harvested()} type="date" {...field("harvestedOn", today)} max={latest} />
      <Button wide>{m.farm_stock_receive()}</Button>
    </>
  );
}
