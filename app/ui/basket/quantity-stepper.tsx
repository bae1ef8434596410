import { fitQuantity } from "~/domain/ordering/basket/fit-quantity";
import type { BasketItem } from "~/domain/ordering/types";
import { m } from "~/paraglide/messages";
import { quantityText } from "~/ui/order/words";
import { Icon } from "~/ui/primitives/icon";

/** Less, more, away: plain buttons of a plain form, so a tap works before any script has loaded. */
export function QuantityStepper({ line }: { line: BasketItem }) {
  const { limits, quantity, productName: name } = line;
  const isLeast = quantity <= limits.minimum;
  const less = isLeast ? 0 : fitQuantity(limits, quantity - limits.step);
  const more = fitQuantity(limits, quantity + limits.step);
  return (
    <form method="post" action="/gio-hang" className="stepper">
      <input type="hidden" name="intent" value="set" />
      <input type="hidden" name="packId" value={line.packId} />
      <button name="quantity" value={less} aria-label={isLeast ? m.basket_remove({ name }) : m.basket_less({ name })}>
        <Icon name={isLeast ? "trash" : "minus"} />
      </button>
      <output>{quantityText(quantity, line.terms.soldBy, line.unit)}</output>
      <button name="quantity" value={more} aria-label={m.basket_more({ name })} disabled={more === quantity}>
        <Icon name="plus" />
      </button>
    </form>
  );
}
