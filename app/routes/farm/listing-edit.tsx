import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { coldClasses } from "~/domain/areas/reach";
import { addPack, changePrice, retirePack } from "~/domain/catalog/edit-packs.server";
import { editProduct } from "~/domain/catalog/edit-product.server";
import { packChoiceNames } from "~/domain/catalog/pack-choices";
import { heaviestUnit, highestPrice, lowestPrice } from "~/domain/catalog/pack-rules";
import { allCategories, ownProduct } from "~/domain/catalog/queries.server";
import { certificates, longestDescription, longestName } from "~/domain/catalog/types";
import { field, idParam, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { DescribeForm } from "~/ui/listing/describe-form";
import { PriceForms } from "~/ui/listing/price-forms";
import { shelfPath } from "~/ui/listing/step-paths";
import { editFault, packLabel } from "~/ui/listing/words";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_edit_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { actor } = await requireSeller(db, request);
  const product = await ownProduct(db, actor, idParam(params["productId"], "product"));
  return { product, categories: await allCategories(db), isSaved: new URL(request.url).searchParams.has("xong") };
}

const version = field.integer(1, 1_000_000_000);
const price = field.vnd(lowestPrice, highestPrice);
const many = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));

const edits = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("describe"),
    version,
    name: field.name(longestName),
    description: field.optionalText(longestDescription),
    categoryId: field.text(80),
    coldClass: field.choice(coldClasses),
    season: many(field.integer(1, 12)),
    certificates: many(field.choice(certificates)),
  }),
  z.object({ what: z.literal("price"), version, packId: field.id(), priceVnd: price }),
  z.object({ what: z.literal("retire"), version, packId: field.id() }),
  z.object({
    what: z.literal("add"),
    version,
    choice: field.choice(packChoiceNames),
    priceVnd: price,
    gramsPerUnit: z.preprocess((value) => (value === "" ? undefined : value), field.grams(1, heaviestUnit).optional()),
  }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { db } = wiring();
  const { actor } = await requireSeller(db, request);
  const productId = idParam(params["productId"], "product");
  const form = await readForm(request, edits);
  if (!form.ok) return formAgain(form.faults, form.typed, form.status);
  const outcome = await edit(actor, productId, form.value);
  if (outcome.ok) return redirect(`${shelfPath}/${productId}?xong=1`);
  return formAgain({ form: editFault[outcome.reason]() }, form.typed, outcome.reason === "stale" ? 409 : 422);
}

async function edit(actor: Parameters<typeof editProduct>[2], productId: string, value: z.output<typeof edits>) {
  const { db, moment } = wiring();
  switch (value.what) {
    case "describe":
      return editProduct(db, moment(), actor, { ...descriptionOf(value), productId });
    case "price":
      return changePrice(db, moment(), actor, { ...value, productId });
    case "retire":
      return retirePack(db, moment(), actor, { ...value, productId });
    case "add":
      return addPack(db, moment(), actor, {
        ...value,
        productId,
        label: packLabel(value.choice),
        gramsPerUnit: value.gramsPerUnit ?? null,
      });
  }
}

const descriptionOf = ({ what: _, ...words }: Extract<z.output<typeof edits>, { what: "describe" }>) => words;

export const clientAction = sayUnsent;

export default function EditListing() {
  const { product, categories, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Link className="tap" to={shelfPath}>
        {m.nav_back()}
      </Link>
      <h1>{m.farm_edit_title()}</h1>
      {isSaved && !answer && <Notice tone="good">{m.farm_edit_saved()}</Notice>}
      <FormFaults faults={answer?.faults} />
      <div className="row">
        <Link className="link-button" to={`${shelfPath}/${product.id}/anh`}>
          {m.farm_edit_photo()}
        </Link>
        <Link className="link-button" to={`${shelfPath}/${product.id}/kho`}>
          {m.farm_shelf_stock()}
        </Link>
        <a className="link-button" href={`/san-pham/${product.slug}`}>
          {m.farm_listing_see()}
        </a>
      </div>
      <PriceForms product={product} answer={answer} />
      <DescribeForm key={product.version} product={product} categories={categories} answer={answer} />
    </>
  );
}
