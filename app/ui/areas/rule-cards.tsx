import { Form, Link } from "@remix-run/react";
import { vehicleLabel } from "~/ui/account/approval-badge";
import { coldLabel } from "~/ui/delivery/delivery-words";
import type { DayHours } from "~/domain/areas/day-hours";
import type { CrossingView, RuleView } from "~/domain/areas/rule-queries.server";
import { vehicles } from "~/domain/identity/types";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { clockText } from "./clock";
import { borderText, colourText, colourTone, moverText, permissionText } from "./colour-words";

/** What a rule needs to say in one line, and again in the form of the rule that takes its place. */
export const ruleText = ({ mover, permission, colour, areaName }: RuleView): string => {
  const where = [areaName, colour && colourText(colour)].filter((part) => part !== null).join(", ");
  return `${moverText(mover)}${where === "" ? "" : ` (${where})`}: ${permissionText(mover, permission)}`;
};

export const typedRule = ({ id, mover, permission, colour, area, hours, vehicle, goods }: RuleView) => ({
  replaces: id,
  mover,
  permission,
  colour: colour ?? "",
  vehicle: vehicle ?? "",
  goods: goods ?? "",
  provinceCode: area?.provinceCode ?? "",
  communeCode: area?.communeCode ?? "",
  hoursFrom: hours ? clockText(hours.from) : "",
  hoursUntil: hours ? clockText(hours.until) : "",
});

/** A rule of our operators in words: for whom, where, when, what. */
export function RuleCard({ rule }: { rule: RuleView }) {
  const { mover, permission, colour, areaName, hours, vehicle, goods } = rule;
  const only = [
    areaName,
    vehicle === null ? null : vehicleText(vehicle),
    goods === null ? null : coldLabel(goods),
    hours && hoursText(hours),
  ].filter((part) => part !== null);
  return (
    <article className="card stack stack-tight">
      <div className="row row-spread">
        <b>{moverText(mover)}</b>
        {colour !== null && <Badge tone={colourTone[colour]}>{colourText(colour)}</Badge>}
      </div>
      <p>{permissionText(mover, permission)}</p>
      {only.length > 0 && <p className="small">{m.areas_rules_only({ what: only.join(" · ") })}</p>}
      <Ending view={rule} />
      <Link className="tap" to={`?thay=${rule.id}#quy-dinh-moi`} reloadDocument>
        {m.areas_rules_change()}
      </Link>
    </article>
  );
}

/** "Hà Nội, Vùng đỏ → Mọi nơi" */
export function sidesText({ leaving, entering, leavingName, enteringName }: CrossingView): string {
  const side = (name: string | null, colour: RuleView["colour"]): string =>
    [name, colour && colourText(colour)].filter((part) => part !== null).join(", ") || m.areas_border_anywhere();
  return `${side(leavingName, leaving.colour)} → ${side(enteringName, entering.colour)}`;
}

/** A border in words: from where, into where, by which gate, how long it takes. */
export function CrossingCard({ crossing }: { crossing: CrossingView }) {
  const { permission, gate, delayMinutes } = crossing;
  return (
    <article className="card stack stack-tight">
      <b>{sidesText(crossing)}</b>
      <p>{borderText(permission)}</p>
      {gate !== "" && <p className="small">{m.areas_border_gate_is({ gate })}</p>}
      {delayMinutes > 0 && <p className="small">{m.areas_border_delay_is({ minutes: String(delayMinutes) })}</p>}
      <Ending view={crossing} />
    </article>
  );
}

/** A vehicle we do not know is called by its own word. */
function vehicleText(vehicle: string): string {
  const known = vehicles.find((each) => each === vehicle);
  return known ? vehicleLabel(known) : vehicle;
}

const hoursText = ({ from, until }: DayHours): string =>
  m.areas_hours_between({ from: clockText(from), until: clockText(until) });

type EndingShape = {
  view: { id: string; from: string; until: string | null; isComing: boolean; reason: string; source: string };
};

function Ending({ view: { id, from, until, isComing, reason, source } }: EndingShape) {
  return (
    <>
      {reason !== "" && <p className="small">{reason}</p>}
      {source !== "" && <p className="small muted">{m.areas_ops_by_paper({ source })}</p>}
      <p className="small muted">
        {m.areas_ops_since({ at: formatDateTime(from) })}{" "}
        {until === null ? m.areas_ops_until_reopened() : m.areas_ops_until({ at: formatDateTime(until) })}
      </p>
      <Form method="post" reloadDocument>
        <input type="hidden" name="ruleId" value={id} />
        <Button look="quiet" small name="intent" value="end">
          {isComing ? m.areas_ops_withdraw() : m.areas_ops_end()}
        </Button>
      </Form>
    </>
  );
}
