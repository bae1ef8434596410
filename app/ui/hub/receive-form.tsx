import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages";
import { ScanField } from "~/ui/courier/scan-field";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";

/** One parcel after another, by camera, by a hand scanner that types, or by hand. */
export function ReceiveForm({ fault, typed }: { fault: string | undefined; typed: string | undefined }) {
  return (
    <Form method="post" className="card stack">
      <h2>{m.hub_receive_title()}</h2>
      <p className="muted">{m.hub_receive_text()}</p>
      <ScanField />
      {fault && (
        <p className="field-fault" role="alert">
          {typed && <b>{typed}: </b>}
          {fault}
        </p>
      )}
      <Button name="intent" value="receive">
        <Icon name="parcel" /> {m.hub_receive()}
      </Button>
    </Form>
  );
}
