import { Form } from "@remix-run/react";
import type { SignedRateLine } from "~/domain/reporting/rate-timelines.server";
import { daysAfter, formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { RateExamples } from "./rate-example";
import { rateText, stateText, stateTone } from "./rate-words";

/** The rates of one thing as they follow each other, newest first. `meId`: who looks, and may not agree to their own proposal. */
export function RateTimelineCard({
  title,
  lines,
  meId,
}: {
  title: string;
  lines: readonly SignedRateLine[];
  meId: string;
}) {
  return (
    <section className="card stack stack-tight">
      <h2>{title}</h2>
      <ol className="rate-line">
        {lines.map((line) => (
          <li key={line.ref.id} id={`${line.ref.table}-${line.ref.id}`} className={`rate-${line.state}`}>
            <div className="row row-spread">
              <b>{rateText(line.rate)}</b>
              <Badge tone={stateTone(line.state)}>{stateText(line.state)}</Badge>
            </div>
            <span className="small muted statement-words">{aboutText(line)}</span>
            {line.reason !== "" && <p className="small">{line.reason}</p>}
            {line.examples.length > 0 && <RateExamples examples={line.examples} />}
            {(line.state === "proposed" || line.state === "to_come") && <Signing line={line} meId={meId} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Signing({ line: { ref, state, proposedBy }, meId }: { line: SignedRateLine; meId: string }) {
  return (
    <Form method="post" className="row">
      <input type="hidden" name="table" value={ref.table} />
      <input type="hidden" name="rateId" value={ref.id} />
      {state === "proposed" && proposedBy?.personId !== meId && (
        <Button name="intent" value="agree">
          {m.rates_agree()}
        </Button>
      )}
      <Button look="quiet" name="intent" value="withdraw">
        {m.rates_withdraw()}
      </Button>
    </Form>
  );
}

function aboutText({ rate, until, proposedBy, agreedBy, withdrawnBy }: SignedRateLine): string {
  const day = formatDate(rate.from);
  return [
    until === null ? m.rates_from({ day }) : m.rates_from_until({ day, last: formatDate(daysAfter(until, -1)) }),
    proposedBy === null ? m.rates_came_with_shop() : m.rates_by({ name: proposedBy.name }),
    ...(agreedBy === null ? [] : [m.rates_agreed_by({ name: agreedBy })]),
    ...(withdrawnBy === null ? [] : [m.rates_withdrawn_by({ name: withdrawnBy })]),
  ].join(" · ");
}
