import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addToBasket, changeBasketLine, type BasketRefusal } from "~/domain/ordering/basket/add-to-basket.server";
import { openBasket } from "~/domain/ordering/basket/basket-queries.server";
import { unpaidOrderOf } from "~/domain/ordering/order-queries.server";
import { priceBasket } from "~/domain/ordering/basket/price-basket";
import { formatVnd } from "~/domain/shared/money";
import { parseKilograms } from "~/domain/shared/weight";
import { basketHash, newBasketCookie } from "~/http/basket-cookie.server";
import { field, readForm } from "~/http/form.server";
import { formAgain, ownPath, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { BasketSeller } from "~/ui/basket/basket-seller";
import { FormFaults } from "~/ui/forms/faults";
import { ButtonLink } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.basket_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const hash = await basketHash(request);
  const found = hash === null ? null : await openBasket(db, hash);
  if (!found) return { basket: priceBasket([]), unpaid: null };
  return { basket: priceBasket(found.items), unpaid: await unpaidOrderOf(db, found.basketId) };
}

const form = z
  .object({
    intent: z.enum(["add", "set"]).default("add"),
    packId: field.id(),
    /** Grams or a count; or kilograms as people type them. */
    quantity: field.integer(0, 10_000_000).optional(),
    kg: field.optionalText(20),
    next: field.optionalText(2_000),
  })
  .transform((typed, context) => {
    const quantity = typed.quantity ?? parseKilograms(typed.kg);
    if (quantity !== null) return { ...typed, quantity: Number(quantity) };
    // A card in a list asks for the pack and not for how much.
    if (typed.intent === "add" && typed.kg === "") return { ...typed, quantity: null };
    context.addIssue({ code: "custom", path: ["quantity"], message: m.basket_fault_quantity() });
    return z.NEVER;
  });

export async function action({ request }: ActionFunctionArgs) {
  const { db, ids, moment } = wiring();
  const reading = await readForm(request, form);
  if (!reading.ok)
    return formAgain({ form: m.basket_fault_quantity(), ...reading.faults }, reading.typed, reading.status);
  const { intent, packId, quantity, next } = reading.value;
  const isFromCard = quantity === null;
  const known = await basketHash(request);
  const fresh = known === null ? await newBasketCookie(request, ids) : null;
  const tokenHash = fresh?.tokenHash ?? known ?? "";
  const outcome =
    intent === "add" || isFromCard
      ? await addToBasket(db, moment(), { tokenHash, personId: null }, { packId, quantity })
      : await changeBasketLine(db, moment(), tokenHash, { packId, quantity });
  if (!outcome.ok) return formAgain({ form: refusalText(outcome) }, reading.typed, 409);
  const headers = fresh ? { "Set-Cookie": fresh.setCookie } : undefined;
  const place = ownPath(next, "/gio-hang") + (isFromCard ? `#${packId}` : "");
  return redirect(place, { status: 303, ...(headers && { headers }) });
}

function refusalText(refusal: BasketRefusal): string {
  switch (refusal.reason) {
    case "not_on_sale":
      return m.basket_fault_not_on_sale();
    case "basket_full":
      return m.basket_fault_full();
    case "quantity_not_offered":
      return m.basket_fault_not_offered();
  }
}

export default function Basket() {
  const { basket, unpaid } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack">
      <h1>{m.basket_title()}</h1>
      <FormFaults faults={answer?.faults} />
      {unpaid !== null && (
        <Notice tone="warning">
          {m.basket_unpaid()} <a href={`/thanh-toan/${unpaid}`}>{m.basket_unpaid_link()}</a>
        </Notice>
      )}
      {basket.groups.length === 0 ? (
        <Empty icon="basket" title={m.basket_empty_title()}>
          <p>{m.basket_empty_text()}</p>
          <ButtonLink to="/">{m.basket_empty_link()}</ButtonLink>
        </Empty>
      ) : (
        <BasketFull basket={basket} />
      )}
    </div>
  );
}

type BasketData = ReturnType<typeof useLoaderData<typeof loader>>["basket"];

function BasketFull({ basket }: { basket: BasketData }) {
  const isEstimate = basket.groups.some((group) => group.hasCatchWeight);
  return (
    <div className="basket-columns">
      <div className="stack">
        {basket.groups.map((group) => (
          <BasketSeller key={group.sellerId} group={group} />
        ))}
        {isEstimate && <Notice>{m.basket_estimate_explained()}</Notice>}
      </div>
      <div className="checkout-bar">
        <p>
          <span className="muted small">{m.basket_goods_of({ count: basket.groups.length })}</span>
          <strong className="price">
            {isEstimate ? m.basket_about({ amount: formatVnd(basket.goodsVnd) }) : formatVnd(basket.goodsVnd)}
          </strong>
        </p>
        <ButtonLink to="/thanh-toan">{m.basket_checkout()}</ButtonLink>
      </div>
    </div>
  );
}
