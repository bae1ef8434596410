import type { KeptAddress } from "~/domain/identity/views";
import type { PickerView, ResolvedPlace } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { KeptAddresses } from "./kept-addresses";

type Finder = {
  place: ResolvedPlace | null;
  picker: PickerView;
  isPicking: boolean;
  pin: { lat: string; lng: string };
  fault: string | undefined;
  book: readonly KeptAddress[];
  keptId: string | null;
};

/** Where to, before anything else: it decides fee, time and who can come. A plain GET form, so "back" just works. */
export function PlaceFinder({ place, picker, isPicking, pin, fault, book, keptId }: Finder) {
  return (
    <section className="card stack stack-tight" aria-labelledby="where-to">
      <h2 id="where-to" className="row">
        <Icon name="pin" />
        {m.checkout_place_title()}
      </h2>
      {book.length > 0 && <KeptAddresses book={book} chosenId={keptId} />}
      {place && keptId === null && (
        <strong>
          {place.communeName}, {place.provinceName}
        </strong>
      )}
      <details open={place === null || isPicking}>
        <summary>{summary(place !== null, keptId !== null)}</summary>
        <form method="get" action="/thanh-toan" className="stack">
          <AddressPicker
            view={picker}
            withStreet={false}
            typed={pin}
            {...(fault !== undefined && { faults: { communeCode: fault } })}
          />
          <Button>{m.checkout_place_use()}</Button>
        </form>
      </details>
    </section>
  );
}

function summary(hasPlace: boolean, isKept: boolean): string {
  if (isKept) return m.checkout_place_elsewhere();
  return hasPlace ? m.checkout_place_change() : m.checkout_place_choose();
}
