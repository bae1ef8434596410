import type { CourierStop } from "~/domain/delivery/runs/courier-queries.server";
import { reasonsOfLeg, type Counterpart } from "~/domain/delivery/runs/failure-reasons";
import { m } from "~/paraglide/messages";
import { failureLabel } from "~/ui/delivery/delivery-words";
import { SelectField, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { CameraField } from "./camera-field";
import { EventForm } from "./event-form";
import { LossForm } from "./loss-form";
import { ScanField } from "./scan-field";
import type { Outbox } from "./use-outbox";

type Shape = { stop: CourierStop; pageId: string; outbox: Outbox };

/** What can be said at this stop now, the usual thing first. The server names what is allowed. */
export function StopActions({ stop, pageId, outbox }: Shape) {
  const can = (type: CourierStop["allowed"][number]): boolean => stop.allowed.includes(type);
  const form = { outbox, pageId, shipmentId: stop.shipmentId };
  return (
    <div className="stack">
      {can("arrived") && (
        <EventForm {...form} type="arrived">
          <Button wide>
            <Icon name="pin" /> {m.courier_arrive()}
          </Button>
        </EventForm>
      )}
      {can("scanned") && <ScanParcels {...{ stop, pageId, outbox }} />}
      {can("delivered") && <HandOver {...{ stop, pageId, outbox }} />}
      {can("returned") && (
        <EventForm {...form} type="returned">
          <Button wide>{stop.isHub ? m.courier_hub_returned() : m.courier_returned()}</Button>
        </EventForm>
      )}
      {can("called") && <Called {...{ stop, pageId, outbox }} />}
      {can("failed") && <Failed {...{ stop, pageId, outbox }} />}
      {can("lost") && <LossForm {...form} />}
    </div>
  );
}

/** Parcels are scanned when they come on board, and again when a hub takes them. */
function ScanParcels({ stop, pageId, outbox }: Shape) {
  const handsIn = stop.kind === "dropoff";
  const done = stop.parcels.filter(({ isScanned, isAtHub }) => (handsIn ? isAtHub : isScanned)).length;
  const counted = { done, all: stop.parcels.length };
  return (
    <EventForm outbox={outbox} pageId={pageId} shipmentId={stop.shipmentId} type="scanned">
      {handsIn && <p className="muted">{m.courier_hub_text()}</p>}
      {counted.all > 1 && <p>{handsIn ? m.courier_parcels_handed(counted) : m.courier_parcels_left(counted)}</p>}
      <ScanField key={`${pageId}${done}`} />
      <Button wide>
        <Icon name="parcel" /> {handsIn ? m.courier_parcel_hand_in() : m.courier_parcel_take()}
      </Button>
    </EventForm>
  );
}

function HandOver({ stop, pageId, outbox }: Shape) {
  const form = { outbox, pageId, shipmentId: stop.shipmentId, type: "delivered" } as const;
  return (
    <>
      {stop.pinTriesLeft > 0 && (
        <EventForm {...form} name="pin">
          <input type="hidden" name="by" value="pin" />
          <TextField
            label={m.courier_deliver_pin()}
            {...(stop.pinTriesLeft < 5 && { hint: m.courier_deliver_pin_left({ left: stop.pinTriesLeft }) })}
            name="pin"
            inputMode="numeric"
            pattern="[0-9]{4}"
            maxLength={4}
            required
            autoComplete="off"
          />
          <Button wide>
            <Icon name="check" /> {m.courier_deliver_by_pin()}
          </Button>
        </EventForm>
      )}
      <EventForm {...form} name="photo" hasFile>
        <input type="hidden" name="by" value="photo" />
        <CameraField name="photo" label={m.courier_deliver_photo()} />
        <Button wide>
          <Icon name="check" /> {m.courier_deliver_by_photo()}
        </Button>
      </EventForm>
    </>
  );
}

function Called({ stop, pageId, outbox }: Shape) {
  const form = { outbox, pageId, shipmentId: stop.shipmentId, type: "called" } as const;
  return (
    <div className="row">
      <EventForm {...form} name="yes">
        <input type="hidden" name="reached" value="1" />
        <Button look="quiet" small>
          {m.courier_called_yes()}
        </Button>
      </EventForm>
      <EventForm {...form} name="no">
        <input type="hidden" name="reached" value="" />
        <Button look="quiet" small>
          {m.courier_called_no()}
        </Button>
      </EventForm>
    </div>
  );
}

const counterpartOf = ({ isHandOver, isHub }: CourierStop): Counterpart =>
  isHandOver ? "courier" : isHub ? "hub" : "people";

function Failed({ stop, pageId, outbox }: Shape) {
  const isPickup = stop.kind === "pickup";
  const title = stop.isHandOver
    ? m.courier_failed_hand_over_open()
    : isPickup
      ? m.courier_failed_pickup_open()
      : stop.isHub
        ? m.courier_failed_hub_open()
        : m.courier_failed_open();
  return (
    <details>
      <summary>{title}</summary>
      <EventForm outbox={outbox} pageId={pageId} shipmentId={stop.shipmentId} type="failed">
        <SelectField label={m.courier_failed_reason()} name="reason" required>
          {reasonsOfLeg(isPickup ? "pickup" : "dropoff", counterpartOf(stop)).map((reason) => (
            <option key={reason} value={reason}>
              {failureLabel(reason)}
            </option>
          ))}
        </SelectField>
        <TextField label={m.courier_failed_note()} name="note" maxLength={300} />
        <Button wide look="danger">
          {m.courier_failed_send()}
        </Button>
      </EventForm>
    </details>
  );
}
