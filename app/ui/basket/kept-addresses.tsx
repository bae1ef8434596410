import type { KeptAddress } from "~/domain/identity/views";
import { formatPhone } from "~/domain/shared/phone";
import { m } from "~/paraglide/messages";
import { AddressLines } from "~/ui/account/address-lines";
import { Button } from "~/ui/primitives/button";

/** The signed-in shopper's own addresses. A plain GET form: the chosen one is in the address bar. */
export function KeptAddresses({ book, chosenId }: { book: readonly KeptAddress[]; chosenId: string | null }) {
  return (
    <form method="get" action="/thanh-toan" className="stack stack-tight">
      <fieldset className="stack stack-tight">
        <legend className="visually-hidden">{m.checkout_kept_title()}</legend>
        {book.map((address) => (
          <label key={address.addressId} className="kept">
            <input
              type="radio"
              name="address"
              value={address.addressId}
              defaultChecked={address.addressId === chosenId}
              disabled={address.place === null}
              required
            />
            <AddressLines address={address} to={`${address.name} · ${formatPhone(address.phone)}`} />
          </label>
        ))}
      </fieldset>
      <Button look="quiet">{m.checkout_kept_use()}</Button>
    </form>
  );
}
