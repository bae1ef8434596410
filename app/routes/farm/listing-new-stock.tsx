import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { packChoices } from "~/domain/catalog/pack-choices";
import { draftOf } from "~/domain/catalog/queries.server";
import { saveDraft } from "~/domain/catalog/save-draft.server";
import { isMember, producersOf } from "~/domain/identity/members/member-queries.server";
import { checkHarvest } from "~/domain/inventory/harvest";
import { readQuantity } from "~/domain/inventory/read-quantity";
import { daysAfter, isoDay } from "~/domain/shared/time";
import { field, idParam, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { ProducerField } from "~/ui/listing/producer-field";
import { shelfPath, stepPath } from "~/ui/listing/step-paths";
import { Wizard } from "~/ui/listing/wizard";
import { amountTyped, harvestFault, packChoiceWord } from "~/ui/listing/words";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_listing_stock_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const { seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const draft = await draftOf(db, seller.sellerId, draftId);
  if (!draft || draft.fields.packs.length === 0) throw redirect(stepPath(draftId, "price"));
  const today = isoDay(clock.now());
  return {
    draftId,
    packs: draft.fields.packs,
    harvestedOn: draft.fields.harvestedOn ?? today,
    producers: await producersOf(db, seller.sellerId),
    producerId: draft.fields.producerId ?? "",
    latest: isoDay(daysAfter(clock.now(), 1)),
  };
}

const schema = z
  .object({ harvestedOn: z.iso.date(), producerId: z.union([z.literal(""), field.id()]).default("") })
  .catchall(z.unknown());

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, clock, moment } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const draftId = idParam(params["draftId"], "listing");
  const draft = await draftOf(db, seller.sellerId, draftId);
  if (!draft || draft.fields.packs.length === 0) return redirect(stepPath(draftId, "price"));
  const form = await readForm(request, schema);
  if (!form.ok) return formAgain(form.faults, form.typed, form.status);

  const { harvestedOn } = form.value;
  const producerId = form.value.producerId || null;
  const faults: Record<string, string> = {};
  if (producerId && !(await isMember(db, seller.sellerId, producerId)))
    faults["producerId"] = harvestFault.not_a_member();
  const packs = draft.fields.packs.map((pack) => {
    const quantity = readQuantity(form.typed[`quantity_${pack.choice}`] ?? "", packChoices[pack.choice].soldBy) ?? 0;
    const fault = checkHarvest({ quantity, harvestedOn }, clock.now());
    if (fault) faults[fault === "not_a_quantity" ? `quantity_${pack.choice}` : "harvestedOn"] = harvestFault[fault]();
    return { ...pack, quantity };
  });
  if (Object.keys(faults).length > 0) return formAgain(faults, form.typed);
  const saved = await saveDraft(db, moment(), actor, {
    draftId,
    sellerId: seller.sellerId,
    step: "review",
    change: () => ({ packs, harvestedOn, producerId }),
  });
  return redirect(saved.ok ? stepPath(draftId, "review") : shelfPath);
}

export const clientAction = sayUnsent;

export default function ListingStock() {
  const { draftId, packs, producers, producerId, harvestedOn, latest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Wizard step="stock" draftId={draftId} title={m.farm_listing_stock_title()} faults={answer?.faults}>
      {packs.map(({ choice, quantity }) => {
        const { soldBy } = packChoices[choice];
        const name = `quantity_${choice}`;
        const label = packChoiceWord[choice]();
        return (
          <TextField
            key={choice}
            label={
              soldBy === "weight" ? m.farm_listing_quantity_kg({ label }) : m.farm_listing_quantity_each({ label })
            }
            fault={answer?.faults[name]}
            name={name}
            inputMode={soldBy === "weight" ? "decimal" : "numeric"}
            autoComplete="off"
            defaultValue={answer?.typed[name] ?? amountTyped(quantity, soldBy)}
          />
        );
      })}
      <TextField
        label={m.farm_listing_harvested()}
        hint={m.farm_listing_harvested_hint()}
        fault={answer?.faults["harvestedOn"]}
        type="date"
        name="harvestedOn"
        max={latest}
        defaultValue={answer?.typed["harvestedOn"] ?? harvestedOn}
      />
      <ProducerField
        producers={producers}
        chosen={answer?.typed["producerId"] ?? producerId}
        fault={answer?.faults["producerId"]}
      />
    </Wizard>
  );
}
