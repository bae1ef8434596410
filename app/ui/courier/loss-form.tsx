import { lossReasons } from "~/domain/delivery/losses/loss";
import { m } from "~/paraglide/messages";
import { lossLabel } from "~/ui/delivery/loss-words";
import { SelectField, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { CameraField } from "./camera-field";
import { EventForm } from "./event-form";
import type { Outbox } from "./use-outbox";

type Shape = { shipmentId: string; pageId: string; outbox: Outbox };

/** The goods are lost or spoiled: what happened, with a photo if there is something to see. Kept on the phone until it can be sent. */
export const LossForm = ({ shipmentId, pageId, outbox }: Shape) => (
  <details>
    <summary>{m.courier_lost_open()}</summary>
    <EventForm outbox={outbox} pageId={pageId} shipmentId={shipmentId} type="lost" hasFile>
      <p className="small">{m.courier_lost_text()}</p>
      <SelectField label={m.courier_lost_reason()} name="reason" required>
        {lossReasons.map((reason) => (
          <option key={reason} value={reason}>
            {lossLabel(reason)}
          </option>
        ))}
      </SelectField>
      <TextField label={m.courier_lost_note()} name="note" maxLength={300} />
      <CameraField name="photo" label={m.courier_lost_photo()} required={false} />
      <Button wide look="danger">
        {m.courier_lost_send()}
      </Button>
    </EventForm>
  </details>
);
