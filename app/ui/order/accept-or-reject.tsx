import { Form } from "@remix-run/react";
import { rejectReasons } from "~/domain/ordering/policy";
import { canMove } from "~/domain/ordering/sub-order-status";
import type { SellerOrder } from "~/domain/ordering/selling/seller-queries.server";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { reasonText } from "./words";

/** Yes in one tap; no needs a reason, because the shopper will read it. */
export function AcceptOrReject({
  order: { status },
  faults,
  typed,
}: {
  order: SellerOrder;
  faults: Texts;
  typed: Texts;
}) {
  return (
    <>
      {canMove(status, "accept") && (
        <Form method="post">
          <Button name="intent" value="accept" wide>
            {m.farm_order_accept()}
          </Button>
        </Form>
      )}
      {canMove(status, "harvest") && (
        <Form method="post">
          <Button name="intent" value="harvest" look="quiet" wide>
            {m.farm_order_harvest()}
          </Button>
        </Form>
      )}
      {canMove(status, "reject") && (
        <details className="card refusing" open={typed["intent"] === "reject"}>
          <summary>{m.farm_order_reject()}</summary>
          <Form method="post" className="stack">
            <fieldset className="stack stack-tight">
              <legend className="label">{m.farm_order_reject_why()}</legend>
              {rejectReasons.map((reason) => (
                <label key={reason} className="row choice">
                  <input
                    type="radio"
                    name="reason"
                    value={reason}
                    defaultChecked={typed["reason"] === reason}
                    required
                  />
                  {reasonText(reason)}
                </label>
              ))}
              {faults["reason"] && <span className="field-fault">{faults["reason"]}</span>}
            </fieldset>
            <TextField
              label={m.farm_order_reject_note()}
              name="note"
              defaultValue={typed["note"]}
              fault={faults["note"]}
              maxLength={300}
            />
            <Button name="intent" value="reject" look="danger" wide>
              {m.farm_order_reject_sure()}
            </Button>
          </Form>
        </details>
      )}
    </>
  );
}
