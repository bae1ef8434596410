import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { asksGrams, emptyDraft, withPacks, type DraftPack } from "~/domain/catalog/listing-draft";
import { isPackChoice, packChoiceNames } from "~/domain/catalog/pack-choices";
import { heaviestUnit, highestPrice, lowestPrice, mostPacks } from "~/domain/catalog/pack-rules";
import { draftOf } from "~/domain/catalog/queries.server";
import { saveDraft } from "~/domain/catalog/save-draft.server";
import { checkForm, field, idParam, openForm, type FormReading } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { PackOptions } from "~/ui/listing/pack-options";
import { shelfPath, stepPath } from "~/ui/listing/step-paths";
import { Wizard } from "~/ui/listing/wizard";
import { wiring } from "~/wiring.server";
import { sayUnsent } from "~/ui/forms/say-unsent";

export const meta: MetaFunction = () => [{ title: m.farm_listing_price_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const draft = await draftOf(db, seller.sellerId, draftId);
  return { draftId, packs: (draft?.fields ?? emptyDraft).packs };
}

type PricedPack = Omit<DraftPack, "quantity">;

const ticks = z.looseObject({
  choice: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string())),
});

/** Only what is ticked is read: a price left behind in a closed option is not a fault. */
async function readPacks(request: Request): Promise<FormReading<PricedPack[]>> {
  const body = await openForm(request);
  if (!body.ok) return body;
  const first = checkForm(body.form, ticks);
  if (!first.ok) return first;
  const ticked = [...new Set(first.value.choice)].filter(isPackChoice).slice(0, mostPacks);
  if (ticked.length === 0)
    return { ok: false, status: 422, typed: first.typed, faults: { choice: m.farm_listing_price_none() } };
  const shape = ticked.flatMap((choice) => [
    [`price_${choice}`, field.vnd(lowestPrice, highestPrice)] as const,
    ...(asksGrams(choice) ? [[`grams_${choice}`, field.grams(1, heaviestUnit)] as const] : []),
  ]);
  const form = checkForm(body.form, z.object(Object.fromEntries(shape)));
  if (!form.ok) return form;
  const numbers: Record<string, number> = form.value;
  const value = ticked.map((choice) => ({
    choice,
    priceVnd: numbers[`price_${choice}`] ?? 0,
    gramsPerUnit: numbers[`grams_${choice}`] ?? null,
  }));
  return { ok: true, typed: form.typed, value };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const form = await readPacks(request);
  if (!form.ok) return formAgain(form.faults, form.typed, form.status);
  const saved = await saveDraft(db, moment(), actor, {
    draftId,
    sellerId: seller.sellerId,
    step: "stock",
    change: (fields) => ({ packs: withPacks(fields, form.value) }),
  });
  return redirect(saved.ok ? stepPath(draftId, "stock") : shelfPath);
}

export const clientAction = sayUnsent;

export default function ListingPrice() {
  const { draftId, packs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Wizard step="price" draftId={draftId} title={m.farm_listing_price_title()} faults={answer?.faults}>
      <PackOptions choices={packChoiceNames} packs={packs} typed={answer?.typed} faults={answer?.faults} />
    </Wizard>
  );
}
