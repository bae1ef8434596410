import { Form } from "@remix-run/react";
import { invitedRoles } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { roleLabel } from "./role-words";

/** Asks somebody by phone number; they agree themselves. */
export function InviteForm({ faults, typed }: { faults: Texts; typed: Texts }) {
  const field = fieldsOf(faults, typed);
  return (
    <Form method="post" className="card stack">
      <h2>{m.coop_invite_title()}</h2>
      <p className="muted">{m.coop_invite_text()}</p>
      <TextField
        label={m.identity_phone()}
        {...field("phone")}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={20}
        required
      />
      <SelectField label={m.coop_invite_role()} name="role" defaultValue={typed["role"] ?? "member"}>
        {invitedRoles.map((role) => (
          <option key={role} value={role}>
            {roleLabel(role)}
          </option>
        ))}
      </SelectField>
      <Button name="intent" value="invite">
        {m.coop_invite()}
      </Button>
    </Form>
  );
}
