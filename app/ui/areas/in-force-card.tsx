import { Form } from "@remix-run/react";
import type { InForce } from "~/domain/areas/in-force.server";
import { vehicles } from "~/domain/identity/types";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { vehicleLabel } from "~/ui/account/approval-badge";
import { TextField } from "~/ui/forms/field";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { colourText, colourTone, moverText, permissionText } from "./colour-words";

type Asked = { commune: string; at: string; fault: string | null };

/** "What holds here, then?": a commune by its name and a minute, past or to come. */
export function InForceCard({ asked, answer }: { asked: Asked; answer: InForce | null }) {
  return (
    <section className="card stack" id="hieu-luc">
      <h2>{m.areas_force_title()}</h2>
      <Form method="get" reloadDocument className="area-steps">
        <TextField
          label={m.areas_commune()}
          hint={m.areas_search_hint()}
          name="xa"
          maxLength={120}
          required
          defaultValue={asked.commune}
          fault={asked.fault ?? undefined}
        />
        <TextField
          label={m.areas_force_at()}
          hint={m.areas_force_at_hint()}
          name="luc"
          type="datetime-local"
          defaultValue={asked.at}
        />
        <Button look="quiet">{m.areas_force_ask()}</Button>
      </Form>
      {answer && <Answer answer={answer} />}
    </section>
  );
}

function Answer({ answer: { areaName, at, colour, reason, lines, dropPoint, nextChange } }: { answer: InForce }) {
  return (
    <div className="stack stack-tight" aria-live="polite">
      <p>
        <b>{areaName}</b> · {formatDateTime(at)} <Badge tone={colourTone[colour]}>{colourText(colour)}</Badge>
      </p>
      {reason !== "" && <p className="small">{reason}</p>}
      <ul className="stack stack-tight">
        {lines.map(({ mover, vehicle, permission }) => (
          <li key={`${mover} ${vehicle ?? ""}`}>
            {moverText(mover)}
            {vehicle !== null && ` (${vehicleText(vehicle)})`}: {permissionText(mover, permission)}
          </li>
        ))}
      </ul>
      {dropPoint !== null && <p className="small">{m.areas_force_drop({ name: dropPoint })}</p>}
      <p className="small muted">
        {nextChange === null ? m.areas_force_no_change() : m.areas_force_until({ at: formatDateTime(nextChange) })}
      </p>
    </div>
  );
}

function vehicleText(vehicle: string): string {
  const known = vehicles.find((each) => each === vehicle);
  return known ? vehicleLabel(known) : vehicle;
}
