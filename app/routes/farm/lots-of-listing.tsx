import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ownProduct } from "~/domain/catalog/queries.server";
import { producersOf } from "~/domain/identity/members/member-queries.server";
import { lotsOfProduct } from "~/domain/inventory/queries.server";
import { readQuantity } from "~/domain/inventory/read-quantity";
import { receiveHarvest } from "~/domain/inventory/receive-harvest.server";
import { writeOffReasons } from "~/domain/inventory/write-off";
import { writeOffLot } from "~/domain/inventory/write-off-lot.server";
import { daysAfter, isoDay } from "~/domain/shared/time";
import { field, idParam, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { LotCard } from "~/ui/listing/lot-card";
import { ReceiveForm } from "~/ui/listing/receive-form";
import { shelfPath } from "~/ui/listing/step-paths";
import { amount, harvestFault } from "~/ui/listing/words";
import { WriteOffForm } from "~/ui/listing/write-off-form";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.farm_stock_title({ name: data?.product.name ?? "" }) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock, ids } = wiring();
  const { actor } = await requireSeller(db, request);
  const product = await ownProduct(db, actor, idParam(params["productId"], "product"));
  const done = new URL(request.url).searchParams;
  return {
    product,
    lots: await lotsOfProduct(db, product.sellerId, product.id),
    producers: await producersOf(db, product.sellerId),
    lotId: ids.next(),
    countId: ids.next(),
    today: isoDay(clock.now()),
    latest: isoDay(daysAfter(clock.now(), 1)),
    received: done.get("lo"),
    writtenOff: done.has("hao-hut"),
  };
}

const receipt = z.object({
  what: z.literal("receive"),
  lotId: field.id().optional(),
  packId: field.id(),
  quantity: field.text(20),
  harvestedOn: z.iso.date(),
  producerId: z.union([z.literal(""), field.id()]).default(""),
});
const writeOff = z.object({
  what: z.literal("write_off"),
  lotId: field.id(),
  countId: field.id().optional(),
  quantity: field.text(20),
  reason: field.choice(writeOffReasons),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const { db } = wiring();
  const { actor } = await requireSeller(db, request);
  const product = await ownProduct(db, actor, idParam(params["productId"], "product"));
  const form = await readForm(request, z.discriminatedUnion("what", [receipt, writeOff]));
  if (!form.ok) return formAgain(form.faults, form.typed, form.status);
  const { value } = form;
  return value.what === "receive"
    ? receive(actor, product, value, form.typed)
    : takeOff(actor, product, value, form.typed);
}

type Owner = Parameters<typeof receiveHarvest>[2];
type Product = Awaited<ReturnType<typeof ownProduct>>;
type Typed = Parameters<typeof formAgain>[1];

async function receive(
  actor: Owner,
  product: Product,
  { lotId, packId, quantity, harvestedOn, producerId }: z.output<typeof receipt>,
  typed: Typed,
) {
  const { db, moment } = wiring();
  const soldBy = product.packs.find(({ id }) => id === packId)?.soldBy ?? "each";
  const outcome = await receiveHarvest(db, moment(), actor, {
    lotId,
    packId,
    harvestedOn,
    producerId: producerId || null,
    quantity: readQuantity(quantity, soldBy) ?? 0,
  });
  if (outcome.ok) return redirect(`${shelfPath}/${product.id}/kho?lo=${outcome.code}`);
  return formAgain({ [fieldOf[outcome.reason]]: harvestFault[outcome.reason]() }, typed);
}

/** Beside which field each refusal is said. */
const fieldOf = {
  not_a_quantity: "quantity",
  pack_retired: "form",
  not_a_member: "producerId",
  harvested_in_future: "harvestedOn",
  harvested_too_long_ago: "harvestedOn",
} as const;

async function takeOff(
  actor: Owner,
  product: Product,
  { lotId, countId, quantity, reason }: z.output<typeof writeOff>,
  typed: Typed,
) {
  const { db, moment } = wiring();
  const lot = (await lotsOfProduct(db, product.sellerId, product.id)).find(({ id }) => id === lotId);
  const soldBy = lot?.soldBy ?? "each";
  const outcome = await writeOffLot(db, moment(), actor, {
    lotId,
    countId,
    reason,
    quantity: readQuantity(quantity, soldBy) ?? 0,
  });
  if (outcome.ok) return redirect(`${shelfPath}/${product.id}/kho?hao-hut=1`);
  const fault =
    outcome.reason === "not_a_quantity"
      ? m.farm_listing_quantity_bad()
      : m.farm_stock_write_off_more({ quantity: amount(outcome.available, soldBy) });
  return formAgain({ [`quantity_${lotId}`]: fault }, typed);
}

export const clientAction = sayUnsent;

export default function LotsOfListing() {
  const { product, lots, producers, lotId, countId, today, latest, received, writtenOff } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Link className="tap" to={shelfPath}>
        {m.nav_back()}
      </Link>
      <h1>{m.farm_stock_title({ name: product.name })}</h1>
      {received && !answer && <Notice tone="good">{m.farm_stock_received({ code: received })}</Notice>}
      {writtenOff && !answer && <Notice tone="good">{m.farm_stock_written_off()}</Notice>}
      {/* What did not get through names no form. */}
      {answer && answer.typed["what"] === undefined && <FormFaults faults={answer.faults} />}
      <Form key={received} method="post" noValidate className="card stack">
        <input type="hidden" name="lotId" value={lotId} />
        <ReceiveForm packs={product.packs} producers={producers} today={today} latest={latest} answer={answer} />
      </Form>
      <h2>{m.farm_stock_lots()}</h2>
      {lots.length === 0 && <p className="muted">{m.farm_stock_lots_none()}</p>}
      {lots.map((lot) => (
        <LotCard key={lot.id} lot={lot} title={lot.packLabel} level="h3">
          {lot.available > 0 && <WriteOffForm key={lot.writtenOff} lot={lot} countId={countId} answer={answer} />}
        </LotCard>
      ))}
    </>
  );
}
