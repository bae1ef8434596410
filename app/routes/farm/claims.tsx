import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerClaim, type ClaimAnswer } from "~/domain/ordering/claims/answer-claim.server";
import { claims } from "~/domain/ordering/claims/claim-queries.server";
import { field, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { SellerClaim } from "~/ui/money/seller-claim";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.claim_seller_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, moment } = wiring();
  const { seller } = await requireSeller(db, request);
  return { rows: await claims(db, { sellerId: seller.sellerId }), now: moment().now.toISOString() };
}

const schema = z.object({
  claimId: field.id(),
  answer: field.choice(["accept", "contest"]),
  words: field.optionalText(500),
});

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const hand = { personId: actor.personId, sellerId: seller.sellerId };
  const outcome = await answerClaim(db, moment(), hand, reading.value);
  if (!outcome.ok) return formAgain(faultsOf(outcome, reading.value.claimId), reading.typed, 409);
  return redirect("/nha-vuon/khieu-nai", { status: 303 });
}

function faultsOf({ reason }: Extract<ClaimAnswer, { ok: false }>, claimId: string): Record<string, string> {
  switch (reason) {
    case "words_needed":
      return { [`words:${claimId}`]: m.claim_fault_words_needed() };
    case "already_answered":
      return { form: m.claim_fault_already_answered() };
    case "already_decided":
      return { form: m.claim_fault_decided() };
    case "too_late":
      return { form: m.claim_fault_answer_late() };
    case "exceeds_payment":
      return { form: m.claim_fault_exceeds() };
  }
}

export const clientAction = sayUnsent;
export const shouldRevalidate = readAnew;

export default function FarmClaims() {
  const { rows, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack">
      <h1>{m.claim_seller_title()}</h1>
      <FormFaults faults={answer?.faults} />
      {rows.length === 0 && <Empty icon="check" title={m.claim_seller_none()} />}
      {rows.map((row) => (
        <SellerClaim key={row.id} claim={row} now={now} faults={answer?.faults ?? {}} typed={answer?.typed ?? {}} />
      ))}
    </div>
  );
}
