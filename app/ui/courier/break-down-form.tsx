import { Form, useSubmit } from "@remix-run/react";
import type { FormEvent } from "react";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

/** The vehicle can go no further: says so, with where the phone is when it knows. Where it does not, its last ping counts. */
export function BreakDownForm() {
  const submit = useSubmit();
  const send = (event: FormEvent<HTMLFormElement>): void => {
    if (!("geolocation" in navigator)) return;
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    data.set("intent", "break_down");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        data.set("lat", String(coords.latitude));
        data.set("lng", String(coords.longitude));
        submit(data, { method: "post" });
      },
      () => submit(data, { method: "post" }),
      { enableHighAccuracy: true, timeout: 8_000, maximumAge: 60_000 },
    );
  };
  return (
    <details>
      <summary>{m.courier_breakdown()}</summary>
      <p className="small">{m.courier_breakdown_text()}</p>
      <Form method="post" className="stack stack-tight" onSubmit={send}>
        <input type="hidden" name="intent" value="break_down" />
        <TextField
          label={m.courier_breakdown_where()}
          hint={m.courier_breakdown_where_hint()}
          name="words"
          maxLength={120}
          autoComplete="off"
        />
        <Button look="danger">{m.courier_breakdown_yes()}</Button>
      </Form>
    </details>
  );
}
