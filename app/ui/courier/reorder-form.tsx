import { Form } from "@remix-run/react";
import { reorderReasons, type ReorderReason } from "~/domain/delivery/runs/reorder-reasons";
import { m } from "~/paraglide/messages";
import { SelectField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

const reasons: Record<ReorderReason, () => string> = {
  road: m.courier_reorder_road,
  customer: m.courier_reorder_customer,
  same_place: m.courier_reorder_same_place,
  weight: m.courier_reorder_weight,
  other: m.courier_reorder_other,
};

/** One place up or down in the run, and why. */
export function ReorderForm({ stopId, isFirst, isLast }: { stopId: string; isFirst: boolean; isLast: boolean }) {
  if (isFirst && isLast) return null;
  return (
    <details>
      <summary>{m.courier_reorder()}</summary>
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="intent" value="reorder" />
        <input type="hidden" name="stopId" value={stopId} />
        <SelectField label={m.courier_reorder_why()} name="reason">
          {reorderReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasons[reason]()}
            </option>
          ))}
        </SelectField>
        <div className="row">
          {!isFirst && (
            <Button look="quiet" name="direction" value="up">
              ↑ {m.courier_reorder_up()}
            </Button>
          )}
          {!isLast && (
            <Button look="quiet" name="direction" value="down">
              ↓ {m.courier_reorder_down()}
            </Button>
          )}
        </div>
      </Form>
    </details>
  );
}
