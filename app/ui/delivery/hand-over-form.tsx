import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

type Shape = { name: string; typed: string | undefined; fault: string | undefined };

/** Has another courier sent to whoever has the goods on board. Opens by itself when something was wrong. */
export const HandOverForm = ({ name, typed, fault }: Shape) => (
  <details className="card" open={fault !== undefined}>
    <summary>
      {m.delivery_ops_hand_over()} ({name})
    </summary>
    <Form method="post" className="stack stack-tight">
      <p className="small">{m.delivery_ops_hand_over_text()}</p>
      <TextField
        label={m.delivery_ops_hand_over_where()}
        hint={m.delivery_ops_hand_over_hint()}
        name="words"
        maxLength={120}
        defaultValue={typed}
        fault={fault}
      />
      <Button look="danger" name="decision" value="hand_over">
        {m.delivery_ops_hand_over()}
      </Button>
    </Form>
  </details>
);
