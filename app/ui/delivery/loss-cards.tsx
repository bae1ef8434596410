import { Form } from "@remix-run/react";
import { lossReasons, lossRuleOf, type LossReason } from "~/domain/delivery/losses/loss";
import type { WriteOffView } from "~/domain/delivery/losses/loss-queries.server";
import { twoPersonVnd } from "~/domain/ordering/policy";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { gramsText } from "~/ui/primitives/numbers";
import { lossLabel } from "./loss-words";
import { ProofPhoto } from "./proof-photo";

/** What a courier, or a first operator, has said. */
export function SaidOfLoss({ said }: { said: NonNullable<WriteOffView["said"]> }) {
  const { status, reason, words, photoId, byName, at } = said;
  const say = status === "agreed" ? m.delivery_loss_agreed : m.delivery_loss_reported;
  return (
    <Notice tone="warning">
      <p>{say({ name: byName, time: formatDateTime(at), reason: lossLabel(reason) })}</p>
      {words !== "" && <p>“{words}”</p>}
      {photoId !== null && <ProofPhoto photoId={photoId} alt={m.delivery_loss_photo()} />}
    </Notice>
  );
}

/** The reason first: what writing off means follows from it. */
export const LossReasonForm = ({ reason, fault }: { reason: LossReason | null; fault: string | undefined }) => (
  <Form className="card stack stack-tight" preventScrollReset>
    <SelectField
      key={reason}
      label={m.delivery_loss_reason()}
      hint={m.delivery_loss_reason_hint()}
      name="ly-do"
      defaultValue={reason ?? undefined}
      fault={fault}
    >
      {lossReasons.map((each) => (
        <option key={each} value={each}>
          {lossLabel(each)}
        </option>
      ))}
    </SelectField>
    <Button look="quiet">{m.delivery_loss_look()}</Button>
  </Form>
);

type Shape = {
  view: WriteOffView;
  reason: LossReason;
  isAgreedByMe: boolean;
  words: { typed: string | undefined; fault: string | undefined };
};

/** What writing the goods off would do, before it is done. */
export function LossPreview({ view, reason, isAgreedByMe, words }: Shape) {
  const isSecond = view.said?.status === "agreed" && view.said.reason === reason;
  if (view.takesTwo && isSecond && isAgreedByMe) return <Notice tone="info">{m.delivery_loss_no_same_person()}</Notice>;
  const isLast = !view.takesTwo || isSecond;
  return (
    <section className="card stack" aria-labelledby="loss-if" data-loss={reason}>
      <h2 id="loss-if">
        {m.delivery_loss_if()}: {lossLabel(reason)}
      </h2>
      <ul className="desk-if">
        {consequences(view, reason).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="reason" value={reason} />
        <TextField
          label={m.delivery_loss_words()}
          name="words"
          maxLength={300}
          defaultValue={words.typed}
          fault={words.fault}
        />
        <Button look="danger">{isLast ? m.delivery_loss_confirm() : m.delivery_loss_agree()}</Button>
      </Form>
    </section>
  );
}

function consequences({ code, grams, holder, costs, takesTwo }: WriteOffView, reason: LossReason): string[] {
  const { sellerName: name, refundVnd, sellerVnd, platformVnd } = costs;
  const isOurs = lossRuleOf(reason).bearer === "platform";
  return [
    m.delivery_loss_if_goods({ grams: gramsText(grams), code }),
    ...(holder === null ? [] : [leaves[holder.kind]({ name: holder.name })]),
    m.delivery_loss_if_shopper({ amount: formatVnd(refundVnd) }),
    ...(isOurs
      ? [
          m.delivery_loss_if_seller_paid({ name, amount: formatVnd(sellerVnd) }),
          m.delivery_loss_if_platform({ amount: formatVnd(platformVnd) }),
        ]
      : [m.delivery_loss_if_seller_unpaid({ name })]),
    ...(takesTwo ? [m.delivery_loss_if_two({ limit: formatVnd(twoPersonVnd) })] : []),
  ];
}

const leaves = { courier: m.delivery_loss_if_courier, hub: m.delivery_loss_if_hub } as const;
