import { Form } from "@remix-run/react";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { TextArea } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { ClaimPhoto } from "./claim-photo";
import { answerText, claimKindText, type ToldClaim } from "./claim-words";
import { claimText, claimTone } from "./words";

type Shape = { claim: ToldClaim; now: string; faults: Texts; typed: Texts };

/** What a shopper says about the seller's goods, and the seller's word while there is time for it. */
export function SellerClaim({ claim, now, faults, typed }: Shape) {
  const { id, orderCode, product, amountVnd, reason, status, kind, photoId, answer, answerBy } = claim;
  const isUndecided = status === "open" || status === "agreed";
  const mayAnswer = isUndecided && answer === null && answerBy !== null && new Date(answerBy) > new Date(now);
  const said = answerText(claim);
  return (
    <section className="card stack stack-tight">
      <div className="row row-spread">
        <h2>{product}</h2>
        <Badge tone={claimTone(status)}>{claimText(status)}</Badge>
      </div>
      <p>
        {kind !== null && <>{claimKindText(kind)} · </>}
        <b className="number">{formatVnd(amountVnd)}</b> · {m.order_number({ code: orderCode })}
      </p>
      <p>{reason}</p>
      {photoId !== null && <ClaimPhoto photoId={photoId} />}
      {mayAnswer ? (
        <Form method="post" className="stack stack-tight">
          <input type="hidden" name="claimId" value={id} />
          <p className="small muted">{m.claim_answer_by({ by: formatDateTime(answerBy) })}</p>
          <TextArea
            label={m.claim_answer_words()}
            name="words"
            maxLength={500}
            rows={2}
            defaultValue={typed["claimId"] === id ? typed["words"] : undefined}
            fault={faults[`words:${id}`]}
          />
          <div className="row">
            <Button name="answer" value="accept">
              {m.claim_answer_accept()}
            </Button>
            <Button look="quiet" name="answer" value="contest">
              {m.claim_answer_contest()}
            </Button>
          </div>
        </Form>
      ) : (
        said !== null && <p className="small muted">{said}</p>
      )}
    </section>
  );
}
