import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { resolveAddress } from "~/domain/areas/resolve-address.server";
import { listAddresses } from "~/domain/identity/addresses/address-queries.server";
import { chooseAddress, mostAddresses } from "~/domain/identity/addresses/choose-address";
import { keepAddress, noteAddressUsed } from "~/domain/identity/addresses/keep-address.server";
import { provedPhone } from "~/domain/identity/sign-in/prove-phone.server";
import type { Actor } from "~/domain/identity/types";
import type { KeptAddress } from "~/domain/identity/views";
import { findBasket, openBasket } from "~/domain/ordering/basket/basket-queries.server";
import { readCheckout } from "~/domain/ordering/checkout/checkout-queries.server";
import { unpaidOrderOf } from "~/domain/ordering/order-queries.server";
import { creditOf } from "~/domain/payments/credit/queries.server";
import { placeOrder, type PlaceRefusal } from "~/domain/ordering/checkout/place-order.server";
import type { ResolvedPlace } from "~/domain/areas/types";
import type { Phone } from "~/domain/shared/phone";
import { formatVnd } from "~/domain/shared/money";
import { basketHash } from "~/http/basket-cookie.server";
import { cleanText, field, readForm } from "~/http/form.server";
import { localeOf } from "~/http/locale.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { browserSecret, currentActor } from "~/http/session.server";
import { m } from "~/paraglide/messages";
import { CheckoutForm } from "~/ui/basket/checkout-form";
import { CheckoutGroups } from "~/ui/basket/checkout-groups";
import { PlaceFinder } from "~/ui/basket/place-finder";
import { FormFaults } from "~/ui/forms/faults";
import { ButtonLink } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.checkout_title() }];

const code = z.string().regex(/^\d{1,6}$/);

/** What the address bar says about the place, as the picker's form wrote it. */
const typedIn = (request: Request): Record<string, string> =>
  Object.fromEntries(
    [...new URL(request.url).searchParams].map(([name, value]) => [name, cleanText(value).slice(0, 200)]),
  );

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, moment, quoteDelivery, atlas } = wiring();
  const asked = typedIn(request);
  const [hash, actor] = await Promise.all([basketHash(request), currentActor(db, request)]);
  const book = actor ? await listAddresses(db, actor, moment().now) : [];
  const kept = choiceIn(asked, book);
  const typed = kept ? { ...asked, ...placeOf(kept) } : asked;
  const picker = await pickerView(db, typed, atlas);
  const basket = hash === null ? null : await openBasket(db, hash);
  const isChosen = picker.communes.some((commune) => commune.code === picker.communeCode);
  const pin = typed["areaPick"] === undefined ? pinOf(typed) : null;
  const purse = await purseOf(request, actor);
  const balanceVnd = purse === null ? 0 : await creditOf(db, purse);
  const ask = basket && { ...basket, balanceVnd, drop: isChosen ? { ...picker, pin } : null };
  const checkout = ask && (await readCheckout(db, moment().now, { quoteDelivery, atlas }, ask));
  const unpaid = basket && checkout === null ? await unpaidOrderOf(db, basket.basketId) : null;
  return {
    checkout,
    unpaid,
    picker,
    isPicking: isPicking(typed) && typed["areaPick"] === undefined,
    pin,
    contact: contactOf(kept, actor),
    book,
    keptId: kept?.addressId ?? null,
    isGuest: actor === null,
    /** Whose credit is offered: of a guest only once the number is proved. */
    hasPurse: purse !== null,
  };
}

/** Whom to ask for at the door, as far as we know it. */
function contactOf(kept: KeptAddress | null, actor: Actor | null): { name: string; phone: string; street: string } {
  const { name, phone, street } = kept ?? { name: actor?.name ?? "", phone: actor?.phone ?? "", street: "" };
  return { name, phone, street };
}

/** The number whose credit may be spent here: the actor's, or the one a guest has just proved by a code. */
async function purseOf(request: Request, actor: Actor | null): Promise<Phone | null> {
  const { db, clock } = wiring();
  return actor ? actor.phone : provedPhone(db, await browserSecret(request), clock.now());
}

/** A place in the address bar without a kept address was chosen by hand; otherwise one of the book's serves. */
function choiceIn(asked: Record<string, string>, book: readonly KeptAddress[]): KeptAddress | null {
  const isByHand =
    asked["address"] === undefined && ["provinceCode", "areaStep", "areaPick"].some((name) => name in asked);
  return isByHand ? null : chooseAddress(book, asked["address"]);
}

const placeOf = ({ place, pin }: KeptAddress): Record<string, string> => ({
  provinceCode: place?.provinceCode ?? "",
  communeCode: place?.communeCode ?? "",
  lat: String(pin?.lat ?? ""),
  lng: String(pin?.lng ?? ""),
});

const pinShape = z.object({ lat: z.coerce.number().min(-90).max(90), lng: z.coerce.number().min(-180).max(180) });

function pinOf({ lat = "", lng = "" }: Record<string, string>): { lat: number; lng: number } | null {
  if (lat === "" || lng === "") return null;
  const pin = pinShape.safeParse({ lat, lng });
  return pin.success ? pin.data : null;
}

const form = z.object({
  idempotencyKey: field.text(200, 8),
  contactName: field.name(80),
  contactPhone: field.phone(),
  provinceCode: code,
  communeCode: code,
  street: field.text(160),
  note: field.optionalText(300),
  shownTotalVnd: field.integer(0, 2_000_000_000).optional(),
  useCredit: field.tick().optional(),
  creditVnd: field.integer(0, 2_000_000_000).optional(),
  lat: field.optionalText(24),
  lng: field.optionalText(24),
  saveAddress: field.tick().optional(),
  addressId: field.id().optional(),
});

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment, quoteDelivery, gateway, atlas } = wiring();
  const reading = await readForm(request, form);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const { contactName, contactPhone, street, lat, lng, shownTotalVnd, saveAddress, addressId, ...rest } = reading.value;
  const { useCredit = false, creditVnd = 0 } = rest;
  const [hash, actor] = await Promise.all([basketHash(request), currentActor(db, request)]);
  const basket = hash === null ? null : await findBasket(db, hash);
  if (!basket) return formAgain({ form: m.checkout_fault_basket_empty() }, reading.typed, 409);
  const address = await resolveAddress(db, { ...rest, pin: pinOf({ lat, lng }) }, atlas);
  if (!address.ok) return formAgain({ communeCode: m.checkout_fault_place() }, reading.typed);
  const purse = useCredit ? await purseOf(request, actor) : null;
  if (useCredit && creditVnd > 0 && purse === null)
    return formAgain({ form: m.credit_prove_again() }, reading.typed, 403);
  const placed = await placeOrder(
    db,
    moment(),
    { quoteDelivery, gateway },
    {
      basketId: basket.basketId,
      personId: actor?.personId ?? null,
      idempotencyKey: rest.idempotencyKey,
      contact: { name: contactName, phone: contactPhone },
      drop: { ...address.place, street },
      note: rest.note,
      credit: purse !== null && creditVnd > 0 ? { phone: purse, vnd: creditVnd } : null,
      locale: localeOf(request.headers.get("cookie")),
      shownTotalVnd: shownTotalVnd ?? null,
    },
  );
  if (!placed.ok) return formAgain({ form: refusalText(placed) }, reading.typed, 409);
  const door = { name: contactName, phone: contactPhone, street, ...address.place };
  if (actor) await remember(actor, door, { saveAddress, addressId });
  return redirect(`/thanh-toan/${placed.trackingToken}`, { status: 303 });
}

type Door = { name: string; phone: Phone; street: string } & ResolvedPlace;
type Wish = { saveAddress: boolean | undefined; addressId: string | undefined };

/** The order stands whatever becomes of this: a book that is full in another tab keeps what it has. */
async function remember(actor: Actor, door: Door, { saveAddress = false, addressId }: Wish): Promise<void> {
  const { db, moment } = wiring();
  const { name, phone, street, provinceCode, communeCode, lat, lng, isPinned } = door;
  const keep = { name, phone, street, provinceCode, communeCode, lat, lng, isPinned };
  if (saveAddress) await keepAddress(db, moment(), actor, { addressId: addressId ?? null, ...keep });
  else if (addressId !== undefined) await noteAddressUsed(db, moment(), actor, addressId);
}

function refusalText(refusal: PlaceRefusal): string {
  switch (refusal.reason) {
    case "basket_empty":
      return m.checkout_fault_basket_empty();
    case "basket_changed":
      return m.checkout_fault_basket_changed();
    case "credit_gone":
      return m.checkout_fault_credit_gone();
    case "key_reused":
      return m.checkout_fault_key_reused();
    case "not_on_sale":
      return m.checkout_fault_not_on_sale();
    case "cannot_deliver":
      return m.checkout_fault_cannot_deliver({
        sellers: refusal.sellers.map(({ sellerName }) => sellerName).join(", "),
      });
    case "price_changed":
      return m.checkout_fault_price_changed({ total: formatVnd(refusal.quote.totalVnd) });
    case "total_not_payable":
      return m.checkout_fault_total({
        smallest: formatVnd(refusal.smallestVnd),
        largest: formatVnd(refusal.largestVnd),
      });
    case "out_of_stock":
      return m.checkout_fault_out_of_stock();
  }
}

export default function Checkout() {
  const { checkout, unpaid, picker, isPicking, pin, contact, book, keptId, isGuest, hasPurse } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (checkout === null) {
    return (
      <>
        <h1>{m.checkout_title()}</h1>
        <FormFaults faults={answer?.faults} />
        <Empty icon="basket" title={m.basket_empty_title()}>
          {unpaid !== null && <ButtonLink to={`/thanh-toan/${unpaid}`}>{m.basket_unpaid_link()}</ButtonLink>}
          <ButtonLink to="/" look="quiet">
            {m.basket_empty_link()}
          </ButtonLink>
        </Empty>
      </>
    );
  }
  return (
    <div className="stack checkout checkout-wide">
      <h1>{m.checkout_title()}</h1>
      <FormFaults faults={answer?.faults} />
      <PlaceFinder
        place={checkout.place}
        picker={picker}
        isPicking={isPicking}
        pin={{ lat: String(pin?.lat ?? ""), lng: String(pin?.lng ?? "") }}
        fault={answer?.faults["communeCode"]}
        book={book}
        keptId={keptId}
      />
      <div className="stack checkout-columns">
        <CheckoutGroups checkout={checkout} />
        <CheckoutForm
          checkout={checkout}
          pin={pin}
          contact={contact}
          mayProve={!hasPurse}
          book={isGuest ? null : { keptId, hasRoom: book.length < mostAddresses }}
          faults={answer?.faults ?? {}}
          typed={answer?.typed ?? {}}
        />
      </div>
    </div>
  );
}
