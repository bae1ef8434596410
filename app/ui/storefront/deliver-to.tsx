import type { FoundCommune } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";

export const placeName = ({ name, provinceName }: FoundCommune): string => `${name}, ${provinceName}`;

type Shape = {
  path: string;
  typed: string;
  /** What the address carries along. */
  carried: readonly (readonly [name: string, value: string])[];
};

/** Asks for the shopper's commune in words; old addresses are understood. */
export function DeliverTo({ path, typed, carried }: Shape) {
  return (
    <form className="deliver" action={path} method="get">
      {carried.map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="giao">
        <Icon name="pin" /> {m.shop_deliver_label()}
      </label>
      <span className="deliver-row">
        <input
          className="input"
          id="giao"
          name="giao"
          defaultValue={typed}
          placeholder={m.shop_deliver_placeholder()}
          maxLength={120}
          autoComplete="address-level3"
        />
        <button className="button button-quiet" type="submit">
          {m.shop_deliver_check()}
        </button>
      </span>
    </form>
  );
}

/** Other communes the words may have meant. */
export function OtherPlaces({ places, to }: { places: readonly FoundCommune[]; to: (place: FoundCommune) => string }) {
  if (places.length === 0) return null;
  return (
    <p className="small">
      {m.shop_deliver_others()}{" "}
      {places.map((place) => (
        <a key={place.communeCode} className="choice" rel="nofollow" href={to(place)}>
          {placeName(place)}
        </a>
      ))}
    </p>
  );
}
