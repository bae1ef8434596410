import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { largestUpload } from "~/domain/media/quota";
import { storePhoto } from "~/domain/media/store-photo.server";
import { complainableLines } from "~/domain/ordering/claims/claim-queries.server";
import { complain, type Complaint } from "~/domain/ordering/claims/complain.server";
import { orderForTracking } from "~/domain/ordering/order-queries.server";
import { answerHours, claimKinds, claimWindowHours } from "~/domain/ordering/policy";
import { present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { checkForm, field } from "~/http/form.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { readUpload } from "~/http/upload.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { photoFault } from "~/ui/listing/words";
import { ComplaintForm } from "~/ui/tracking/complaint-form";
import { ButtonLink } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...privatePage, "X-Robots-Tag": "noindex", "Referrer-Policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: m.claim_title() }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, moment } = wiring();
  const { id, code, trackingToken } = await orderForTracking(db, present(params["trackingToken"], "order"));
  return { code, page: `/don/${trackingToken}`, lines: await complainableLines(db, id, moment().now) };
}

const schema = z.object({
  lineId: field.id(),
  kind: field.choice(claimKinds),
  words: field.text(500, 3),
  amountVnd: field.vnd(1_000, 1_000_000_000),
});

/** Whoever holds the order's link may complain about it. The photo is kept under the order, so one link cannot fill the store. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, media, moment } = wiring();
  const { id, trackingToken } = await orderForTracking(db, present(params["trackingToken"], "order"));
  const sent = await readUpload(request, "photo", largestUpload);
  if (!sent.ok) return formAgain({ photo: photoFault[sent.reason]() }, {}, sent.status);
  const reading = checkForm(sent.form, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const lines = await complainableLines(db, id, moment().now);
  const isLine = lines.some(({ lineId }) => lineId === reading.value.lineId);
  const stored = sent.file && isLine ? await storePhoto(db, moment(), media, { ownerId: id, upload: sent.file }) : null;
  if (stored && !stored.ok) return formAgain({ photo: photoFault[stored.reason]() }, reading.typed);
  const outcome = await complain(db, moment(), { ...reading.value, orderId: id, photoId: stored?.photoId ?? null });
  if (!outcome.ok) return formAgain(faultsOf(outcome), reading.typed, 409);
  return redirect(`/don/${trackingToken}#khieu-nai`, { status: 303 });
}

function faultsOf(refusal: Extract<Complaint, { ok: false }>): Record<string, string> {
  switch (refusal.reason) {
    case "not_delivered":
      return { lineId: m.claim_fault_not_delivered() };
    case "too_late":
      return { form: m.claim_fault_too_late({ hours: String(claimWindowHours) }) };
    case "already_claimed":
      return { lineId: m.claim_fault_already() };
    case "photo_needed":
      return { photo: m.claim_fault_photo() };
    case "too_much":
      return { amountVnd: m.claim_fault_too_much({ most: formatVnd(refusal.mostVnd) }) };
  }
}

export default function ComplainPage() {
  const { lines, page, code } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const hours = String(claimWindowHours);
  return (
    <div className="narrow stack">
      <h1>{m.claim_title()}</h1>
      <p className="muted">{m.order_number({ code })}</p>
      <FormFaults faults={answer?.faults} />
      {lines.length === 0 ? (
        <Notice>{m.claim_nothing({ hours })}</Notice>
      ) : (
        <>
          <p className="small">{m.claim_intro({ hours, answer: String(answerHours) })}</p>
          <ComplaintForm lines={lines} faults={answer?.faults ?? {}} typed={answer?.typed ?? {}} />
        </>
      )}
      <ButtonLink to={page} look="quiet" wide>
        {m.nav_back()}
      </ButtonLink>
    </div>
  );
}
