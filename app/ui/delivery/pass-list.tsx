import type { ReactNode } from "react";
import type { PassState } from "~/domain/delivery/passes/pass";
import type { PassLine } from "~/domain/delivery/passes/pass-queries.server";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { clockText } from "~/ui/areas/clock";
import { coldLabel } from "./delivery-words";
import { Badge } from "~/ui/primitives/badge";
import type { Tone } from "~/ui/primitives/notice";

const looks: Record<PassState, { tone: Tone; label: () => string }> = {
  valid: { tone: "good", label: m.delivery_pass_valid },
  ending: { tone: "warning", label: m.delivery_pass_ending },
  coming: { tone: "info", label: m.delivery_pass_coming },
  untested: { tone: "bad", label: m.delivery_pass_untested },
  expired: { tone: "bad", label: m.delivery_pass_expired },
  revoked: { tone: "bad", label: m.delivery_pass_revoked },
};

type Props = { passes: readonly PassLine[]; children?: (pass: PassLine) => ReactNode };

/** Travel permits, each with its area, its end and whether it counts; `children` adds what may be done with one. */
export function PassList({ passes, children }: Props) {
  return (
    <ul className="stack stack-tight">
      {passes.map((pass) => (
        <li key={pass.passId} className="card stack stack-tight">
          <div className="row row-spread">
            <b>{pass.area}</b>
            <Badge tone={looks[pass.state].tone}>{looks[pass.state].label()}</Badge>
          </div>
          <p className="small">
            {pass.kind === "vehicle"
              ? m.delivery_pass_for_vehicle({ plate: pass.plate })
              : m.delivery_pass_for_person()}{" "}
            · {m.delivery_pass_number({ number: pass.number })} · {pass.issuer}
          </p>
          <p className="small muted">
            {m.delivery_pass_from_to({ from: formatDateTime(pass.validFrom), until: formatDateTime(pass.validUntil) })}
          </p>
          {(pass.goods !== null || pass.hours !== null) && (
            <p className="small">{m.areas_rules_only({ what: limitsOf(pass) })}</p>
          )}
          {pass.testUntil !== null && (
            <p className="small muted">{m.delivery_pass_test_until_is({ at: formatDateTime(pass.testUntil) })}</p>
          )}
          {(pass.state === "expired" || pass.state === "untested") && (
            <p className="small field-fault">{m.delivery_pass_blocks()}</p>
          )}
          {pass.isForOtherVehicle && <p className="small field-fault">{m.delivery_pass_other_vehicle()}</p>}
          {children?.(pass)}
        </li>
      ))}
    </ul>
  );
}

const limitsOf = ({ goods, hours }: PassLine): string =>
  [
    goods === null ? null : coldLabel(goods),
    hours && m.areas_hours_between({ from: clockText(hours.from), until: clockText(hours.until) }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
