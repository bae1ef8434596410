import { Form, useSubmit } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";

type Look = "idle" | "locating" | "failed";

/** On duty: since when the phone was heard, what today has brought, and the way off. One line, for the next stop comes first. */
export function OnShift({ seenAt, today }: { seenAt: string | null; today: string }) {
  return (
    <div className="row row-spread on-shift">
      <p className="small">
        <b>{m.courier_shift_on()}</b>
        <span className="muted">
          {seenAt && ` · ${m.courier_shift_seen({ time: formatTime(seenAt) })}`}
          <br />
          {today}
        </span>
      </p>
      <Form method="post">
        <Button look="quiet" small name="intent" value="end_shift">
          {m.courier_shift_end()}
        </Button>
      </Form>
    </div>
  );
}

/** Off duty. Going on duty takes the phone's position, or one typed by hand. */
export function OffShift({ isSentHome }: { isSentHome: boolean }) {
  const submit = useSubmit();
  const [look, setLook] = useState<Look>("idle");
  const start = (event: FormEvent<HTMLFormElement>): void => {
    const form = event.currentTarget;
    const data = new FormData(form);
    if (data.get("lat") && data.get("lng")) return;
    event.preventDefault();
    setLook("locating");
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        setLook("idle");
        const ageSeconds = Math.max(0, Math.round((Date.now() - timestamp) / 1000));
        submit(
          {
            intent: "start_shift",
            lat: String(coords.latitude),
            lng: String(coords.longitude),
            ageSeconds: String(ageSeconds),
          },
          { method: "post" },
        );
      },
      () => setLook("failed"),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  return (
    <section className="card stack">
      <h2>{m.courier_shift_off()}</h2>
      <p>{m.courier_shift_off_text()}</p>
      {isSentHome && <Notice tone="warning">{m.courier_sent_home()}</Notice>}
      {look === "failed" && <Notice tone="bad">{m.courier_no_location()}</Notice>}
      <Form method="post" className="stack" onSubmit={start}>
        <input type="hidden" name="intent" value="start_shift" />
        <Button wide disabled={look === "locating"}>
          {look === "locating" ? m.courier_locating() : m.courier_shift_start()}
        </Button>
        <details>
          <summary>{m.courier_place_hint()}</summary>
          <TextField label={m.courier_lat()} name="lat" inputMode="decimal" />
          <TextField label={m.courier_lng()} name="lng" inputMode="decimal" />
        </details>
      </Form>
    </section>
  );
}
