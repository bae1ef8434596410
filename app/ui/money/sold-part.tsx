import type { SoldPart, StatementItem } from "~/domain/ordering/earnings/seller-money-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { gramsText } from "~/ui/primitives/numbers";

/** One order of a statement: what was on the scale, what it cost, what was kept, what remains. */
export function SoldPartCard({ part }: { part: SoldPart }) {
  const { orderCode, settledAt, items, goodsVnd, commissionVnd, taxVnd, netVnd, takenBackVnd } = part;
  return (
    <section className="card stack stack-tight statement-part">
      <div className="row row-spread">
        <h2>{m.money_statement_order({ code: orderCode })}</h2>
        <span className="small muted">{formatDate(settledAt)}</span>
      </div>
      {items.map((item, index) => (
        <ItemLine key={index} item={item} />
      ))}
      <dl className="facts number-facts">
        <dt>{m.money_statement_goods()}</dt>
        <dd className="number">{formatVnd(goodsVnd)}</dd>
        <dt>{m.money_statement_fee()}</dt>
        <dd className="number">{formatVnd(-commissionVnd)}</dd>
        <dt>{m.money_statement_tax()}</dt>
        <dd className="number">{formatVnd(-taxVnd)}</dd>
        {takenBackVnd !== 0 && (
          <>
            <dt>{m.money_statement_taken_back()}</dt>
            <dd className="number">{formatVnd(-takenBackVnd)}</dd>
          </>
        )}
        <dt>
          <b>{m.money_statement_net()}</b>
        </dt>
        <dd className="number">
          <b>{formatVnd(netVnd - takenBackVnd)}</b>
        </dd>
      </dl>
    </section>
  );
}

function ItemLine({ item }: { item: StatementItem }) {
  const { name, pack, grade, orderedG, weighedG, priceVnd, isPricedByWeight, amountVnd } = item;
  const words = [
    grade && m.money_statement_grade({ grade }),
    m.money_statement_ordered({ weight: gramsText(orderedG) }),
    m.money_statement_weighed({ weight: gramsText(weighedG) }),
    weighedG < orderedG && m.money_statement_shrinkage({ weight: gramsText(orderedG - weighedG) }),
    isPricedByWeight && m.money_statement_per_kilo({ price: formatVnd(priceVnd) }),
  ];
  return (
    <div className="statement-item">
      <span>
        <b>{name}</b> <span className="muted">{pack}</span>
        <span className="small muted statement-words">{words.filter(Boolean).join(" · ")}</span>
      </span>
      <span className="number">{formatVnd(amountVnd)}</span>
    </div>
  );
}
