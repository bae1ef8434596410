import type { ClaimableLine } from "~/domain/ordering/claims/claim-queries.server";
import { claimKinds } from "~/domain/ordering/policy";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { Field, SelectField, TextArea, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { claimKindText } from "~/ui/money/claim-words";
import { Button } from "~/ui/primitives/button";

/** Which item, what is wrong, a photo, how much: plain HTML, for the phone at the kitchen table. */
export function ComplaintForm({
  lines,
  faults,
  typed,
}: {
  lines: readonly ClaimableLine[];
  faults: Texts;
  typed: Texts;
}) {
  const field = fieldsOf(faults, typed);
  return (
    <form method="post" encType="multipart/form-data" className="card stack">
      <SelectField label={m.claim_line()} {...field("lineId")}>
        {lines.map(({ lineId, name, vnd }) => (
          <option key={lineId} value={lineId}>
            {name} · {formatVnd(vnd)}
          </option>
        ))}
      </SelectField>
      <SelectField label={m.claim_kind()} {...field("kind")}>
        {claimKinds.map((kind) => (
          <option key={kind} value={kind}>
            {claimKindText(kind)}
          </option>
        ))}
      </SelectField>
      <TextArea label={m.claim_words()} {...field("words")} required maxLength={500} rows={3} />
      <TextField label={m.claim_amount()} {...field("amountVnd")} inputMode="numeric" required maxLength={15} />
      <Field label={m.claim_photo()} hint={m.claim_photo_hint()} fault={faults["photo"]}>
        {(field) => (
          <input className="input" type="file" name="photo" accept="image/jpeg,image/png,image/webp" {...field} />
        )}
      </Field>
      <Button wide>{m.claim_send()}</Button>
    </form>
  );
}
