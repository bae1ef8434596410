import type { RateExample } from "~/domain/ledger/new-rate";
import type { Shares } from "~/domain/ledger/postings";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";

/** A rate in money: what is kept and who gets what, with it and without it. */
export function RateExamples({ examples }: { examples: readonly RateExample[] }) {
  return (
    <div className="rate-examples">
      {examples.map((example) => (
        <Example key={example.vnd} example={example} />
      ))}
    </div>
  );
}

function Example({ example: { vnd, before, after } }: { example: RateExample }) {
  const isTrip = after.couriersVnd.length > 0;
  const tax = ({ vatVnd, pitVnd }: Shares): number => vatVnd + pitVnd;
  const gets = ({ sellerVnd, couriersVnd }: Shares): number => (isTrip ? (couriersVnd[0] ?? 0) : sellerVnd);
  const rows: (readonly [string, (shares: Shares) => number])[] = [
    ...(isTrip ? [] : [[m.rates_example_commission(), ({ commissionVnd }: Shares) => commissionVnd] as const]),
    [m.rates_example_tax(), tax],
    [isTrip ? m.rates_example_courier() : m.rates_example_farmer(), gets],
  ];
  const amount = formatVnd(vnd);
  return (
    <table className="rate-example">
      <caption>{isTrip ? m.rates_example_trip({ amount }) : m.rates_example_order({ amount })}</caption>
      <thead>
        <tr>
          <td />
          <th className="number">{m.rates_example_without()}</th>
          <th className="number">{m.rates_example_with()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, of]) => (
          <tr key={label}>
            <th>{label}</th>
            <td className="number">{formatVnd(of(before))}</td>
            <td className="number">
              {of(before) === of(after) ? formatVnd(of(after)) : <b>{formatVnd(of(after))}</b>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
