import type { CheckoutView } from "~/domain/ordering/checkout/checkout-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatPhone } from "~/domain/shared/phone";
import { m } from "~/paraglide/messages";
import { TextArea, TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { Notice } from "~/ui/primitives/notice";

type Pin = { lat: number; lng: number } | null;
type Shape = {
  checkout: CheckoutView;
  pin: Pin;
  contact: { name: string; phone: string; street: string };
  /** The kept address that was chosen; whether there is room for another; null for a guest. */
  book: { keptId: string | null; hasRoom: boolean } | null;
  /** A guest who has not shown a code may have credit that nothing is said about. */
  mayProve: boolean;
  faults: Texts;
  typed: Texts;
};

/** Who receives, what it costs in all, and the one button. */
export function CheckoutForm({ checkout, pin, contact, book, mayProve, faults, typed }: Shape) {
  const field = fieldsOf(faults, typed);
  const { place, totalVnd, idempotencyKey } = checkout;
  if (place === null)
    return (
      <div className="checkout-door">
        <Notice>{m.checkout_place_first()}</Notice>
      </div>
    );
  const query = placeQuery(place, pin, book?.keptId ?? null);
  return (
    <form method="post" action={`/thanh-toan?${query}`} className="stack">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="provinceCode" value={place.provinceCode} />
      <input type="hidden" name="communeCode" value={place.communeCode} />
      {pin && (
        <>
          <input type="hidden" name="lat" value={pin.lat} />
          <input type="hidden" name="lng" value={pin.lng} />
        </>
      )}
      {totalVnd !== null && <input type="hidden" name="shownTotalVnd" value={totalVnd} />}
      <section className="card stack checkout-door">
        <h2>{m.checkout_contact_title()}</h2>
        <TextField
          label={m.checkout_street()}
          hint={m.checkout_street_hint()}
          {...field("street", contact.street)}
          required
          maxLength={160}
          autoComplete="street-address"
        />
        <TextField
          label={m.checkout_name()}
          {...field("contactName", contact.name)}
          required
          maxLength={80}
          autoComplete="name"
        />
        <TextField
          label={m.checkout_phone()}
          hint={m.checkout_phone_why()}
          {...field("contactPhone", formatPhone(contact.phone))}
          type="tel"
          inputMode="tel"
          required
          maxLength={20}
          autoComplete="tel"
        />
        <TextArea label={m.checkout_note()} {...field("note")} maxLength={300} rows={2} />
        {book && <SaveAddress {...book} isTicked={typed["saveAddress"] !== undefined} />}
      </section>
      <div className="stack checkout-sum">
        <Totals checkout={checkout} />
        <UseCredit checkout={checkout} typed={typed} />
        {mayProve && (
          <a className="tap" href={`/so-du?${new URLSearchParams({ next: `/thanh-toan?${query}` }).toString()}`}>
            {m.credit_guest_link()}
          </a>
        )}
        <Button wide disabled={totalVnd === null}>
          <Icon name="lock" />
          {payText(checkout)}
        </Button>
        <p className="small muted">{m.checkout_pay_hint()}</p>
      </div>
    </form>
  );
}

/** With credit the sum depends on a tick, which only the next page can show without scripts. */
function payText({ totalVnd, creditVnd }: CheckoutView): string {
  if (totalVnd === null) return m.checkout_pay_blocked();
  return creditVnd > 0 ? m.checkout_order_now() : m.checkout_pay({ total: formatVnd(totalVnd) });
}

function UseCredit({ checkout: { creditVnd, totalVnd }, typed }: Pick<Shape, "checkout" | "typed">) {
  if (creditVnd === 0 || totalVnd === null) return null;
  const isFirstTime = Object.keys(typed).length === 0;
  return (
    <section className="card stack stack-tight">
      <input type="hidden" name="creditVnd" value={creditVnd} />
      <label className="row tick">
        <input type="checkbox" name="useCredit" defaultChecked={isFirstTime || typed["useCredit"] !== undefined} />
        {m.checkout_use_credit({ amount: formatVnd(creditVnd) })}
      </label>
      <p className="small muted">
        {creditVnd === totalVnd
          ? m.checkout_credit_pays_all()
          : m.checkout_credit_rest({ rest: formatVnd(totalVnd - creditVnd) })}
      </p>
    </section>
  );
}

/** A form that comes back still knows where to. */
const placeQuery = (
  { provinceCode, communeCode }: { provinceCode: string; communeCode: string },
  pin: Pin,
  keptId: string | null,
): string =>
  new URLSearchParams({
    ...(keptId !== null && { address: keptId }),
    provinceCode,
    communeCode,
    ...(pin && { lat: String(pin.lat), lng: String(pin.lng) }),
  }).toString();

function SaveAddress({ keptId, hasRoom, isTicked }: { keptId: string | null; hasRoom: boolean; isTicked: boolean }) {
  if (keptId === null && !hasRoom) return <p className="small muted">{m.checkout_save_full()}</p>;
  return (
    <>
      {keptId !== null && <input type="hidden" name="addressId" value={keptId} />}
      <label className="row tick">
        <input type="checkbox" name="saveAddress" defaultChecked={isTicked} />
        {keptId === null ? m.checkout_save() : m.checkout_save_changes()}
      </label>
    </>
  );
}

function Totals({ checkout: { goodsVnd, deliveryVnd, totalVnd, hasEstimate } }: { checkout: CheckoutView }) {
  return (
    <section className="card stack stack-tight">
      <dl className="facts totals">
        <dt>{m.order_goods()}</dt>
        <dd className="number">{formatVnd(goodsVnd)}</dd>
        {deliveryVnd !== null && (
          <>
            <dt>{m.order_delivery()}</dt>
            <dd className="number">{formatVnd(deliveryVnd)}</dd>
          </>
        )}
        {totalVnd !== null && (
          <>
            <dt>{m.order_total()}</dt>
            <dd className="number price">{formatVnd(totalVnd)}</dd>
          </>
        )}
      </dl>
      {hasEstimate && <p className="small muted">{m.checkout_estimate_explained()}</p>}
    </section>
  );
}
