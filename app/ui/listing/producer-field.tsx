import { m } from "~/paraglide/messages";
import { SelectField } from "~/ui/forms/field";

type Shape = {
  /** Members of the cooperative; a farm has none, and is not asked. */
  producers: readonly { personId: string; name: string }[];
  chosen: string;
  fault: string | undefined;
};

/** Whose harvest the goods are. */
export function ProducerField({ producers, chosen, fault }: Shape) {
  if (producers.length === 0) return null;
  return (
    <SelectField
      label={m.farm_stock_producer()}
      hint={m.farm_stock_producer_hint()}
      name="producerId"
      fault={fault}
      defaultValue={chosen}
    >
      <option value="">{m.farm_stock_producer_none()}</option>
      {producers.map(({ personId, name }) => (
        <option key={personId} value={personId}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
