import { usualQuantity } from "~/domain/ordering/basket/fit-quantity";
import { estimateLine, isCatchWeight } from "~/domain/ordering/basket/estimate-line";
import type { PackView } from "~/domain/search/view-types";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { gramsText } from "~/ui/primitives/numbers";
import { Price } from "./price";

const mostChoices = 24;
const fewGrams = 5_000;
const fewCount = 5;

/** One pack with its price, and a form that puts some of it into the basket; works without scripts. */
export function PackForm({ pack }: { pack: PackView }) {
  const isOut = pack.available < pack.minimum;
  return (
    <li className="pack">
      <div>
        <h3>{pack.label}</h3>
        <Price {...pack} />
        {isOut ? <p className="small muted">{m.shop_sold_out()}</p> : <Left pack={pack} />}
      </div>
      {!isOut && (
        <form className="pack-form" method="post" action="/gio-hang" data-add="">
          <input type="hidden" name="intent" value="add" />
          <input type="hidden" name="packId" value={pack.id} />
          {pack.soldBy === "weight" ? <WeightChoice pack={pack} /> : <CountField pack={pack} />}
          <button
            className="button"
            type="submit"
            data-busy={m.shop_adding()}
            data-done={m.shop_added()}
            data-failed={m.shop_add_failed()}
          >
            {m.shop_add()}
          </button>
        </form>
      )}
      {isCatchWeight(pack) && <Estimate pack={pack} />}
    </li>
  );
}

function Left({ pack: { available, soldBy } }: { pack: PackView }) {
  const isWeight = soldBy === "weight";
  const quantity = isWeight ? gramsText(available) : String(available);
  if (available <= (isWeight ? fewGrams : fewCount))
    return <p className="small left-few">{m.shop_left_few({ quantity })}</p>;
  return (
    <p className="small muted">{isWeight ? m.shop_left_grams({ quantity }) : m.shop_left_count({ count: quantity })}</p>
  );
}

/** Weights are chosen, not typed: no decimal comma to get wrong. */
function WeightChoice({ pack }: { pack: PackView }) {
  const { minimum, maximum, step, available } = pack;
  const most = Math.min(maximum, available);
  const weights = Array.from(
    { length: Math.min(mostChoices, Math.floor((most - minimum) / step) + 1) },
    (_, index) => minimum + index * step,
  );
  return (
    <select className="input" name="quantity" aria-label={m.shop_quantity()} defaultValue={usualQuantity(pack)}>
      {weights.map((grams) => (
        <option key={grams} value={grams}>
          {gramsText(grams)}
        </option>
      ))}
    </select>
  );
}

function CountField({ pack: { minimum, maximum, step, available } }: { pack: PackView }) {
  return (
    <span className="stepper" data-stepper="">
      <button type="button" hidden aria-label={m.shop_less()} data-step={-step}>
        −
      </button>
      <input
        className="input"
        type="number"
        name="quantity"
        inputMode="numeric"
        aria-label={m.shop_quantity()}
        defaultValue={minimum}
        min={minimum}
        max={Math.min(maximum, available)}
        step={step}
        required
      />
      <button type="button" hidden aria-label={m.shop_more()} data-step={step}>
        +
      </button>
    </span>
  );
}

function Estimate({ pack }: { pack: PackView }) {
  const { grams, vnd } = estimateLine(pack, 1);
  return (
    <p className="estimate">
      <strong>{m.shop_estimate_title()}</strong>{" "}
      {m.shop_estimate_text({ weight: gramsText(grams), price: formatVnd(vnd) })}
    </p>
  );
}
