import { Form } from "@remix-run/react";
import type { Effect } from "~/domain/payments/difference";
import type { DifferenceView } from "~/domain/payments/difference-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { verdictText } from "./words";

type Props = {
  readonly difference: DifferenceView;
  /** Who looks: a loss they proposed themselves waits for somebody else. */
  readonly meId: string;
  readonly faults: Texts;
};

/** One line that differs: how it stands now, what was decided, and what can be done. */
export function DifferenceCard({ difference, meId, faults }: Props) {
  const { lineId, txnRef, verdict, oursVnd, theirsVnd, isBooked, effect, reason, settledAt, possible } = difference;
  const isProposed = effect === "book" && settledAt === null && possible.includes("book");
  return (
    <section className="card stack stack-tight" id={`line-${lineId}`}>
      <div className="row row-spread">
        <b className="unbroken">{txnRef}</b>
        <Badge tone={settledAt === null ? "bad" : "good"}>
          {settledAt === null ? verdictText(verdict) : m.money_diff_done()}
        </Badge>
      </div>
      {settledAt === null && (
        <p className="small">{m.money_diff_now({ ours: formatVnd(oursVnd), theirs: formatVnd(theirsVnd) })}</p>
      )}
      {effect !== null && (
        <p className="small">
          <b>{effectText(effect, difference)}</b> · {reason}
        </p>
      )}
      {isProposed && (
        <p>
          <Badge tone="warning">{m.money_diff_waits_second()}</Badge>
        </p>
      )}
      {settledAt === null && possible.length === 0 && <p className="small muted">{m.money_diff_nothing()}</p>}
      {faults["form"] !== undefined && <span className="field-fault">{faults["form"]}</span>}
      {isProposed && difference.decidedById !== meId && <Agreement lineId={lineId} reason={reason ?? ""} />}
      {isBooked && possible.length > 0 && <DecisionForm difference={difference} faults={faults} />}
    </section>
  );
}

function Agreement({ lineId, reason }: { lineId: string; reason: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="lineId" value={lineId} />
      <input type="hidden" name="effect" value="book" />
      <input type="hidden" name="reason" value={reason} />
      <Button>{m.money_diff_agree()}</Button>
    </Form>
  );
}

function DecisionForm({ difference, faults }: Pick<Props, "difference" | "faults">) {
  const { lineId, effect, possible } = difference;
  return (
    <Form method="post" className="stack stack-tight">
      <input type="hidden" name="lineId" value={lineId} />
      <SelectField label={m.money_diff_how()} name="effect" defaultValue={effect ?? possible[0]}>
        {possible.map((each) => (
          <option key={each} value={each}>
            {effectText(each, difference)}
          </option>
        ))}
      </SelectField>
      <TextField label={m.money_diff_reason()} name="reason" maxLength={200} fault={faults["reason"]} />
      <Button look="quiet">{m.money_diff_do()}</Button>
    </Form>
  );
}

function effectText(effect: Effect, { oursVnd, theirsVnd, settledAt }: DifferenceView): string {
  const lossVnd = settledAt === null ? oursVnd - theirsVnd : 0;
  if (effect === "book" && lossVnd > 0) return m.money_diff_book_loss({ amount: formatVnd(lossVnd) });
  if (effect === "book" && lossVnd < 0) return m.money_diff_book_gain({ amount: formatVnd(-lossVnd) });
  return {
    wait: m.money_diff_wait,
    ask: m.money_diff_ask,
    book: m.money_diff_book,
    apart: m.money_diff_apart,
    none: m.money_diff_none,
  }[effect]();
}
