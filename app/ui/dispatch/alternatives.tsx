import { Link } from "@remix-run/react";
import type { LoadView } from "~/domain/delivery/dispatch/load-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime, formatTimeFrom } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { kilometres } from "~/ui/delivery/delivery-words";
import { Badge } from "~/ui/primitives/badge";
import { Lateness } from "./lateness";

/** Who could carry the load now, cheapest first, each with a way to look at what giving it to them would change. */
export function Alternatives({ load: { alternatives, plan, offeredTo, promisedUntil } }: { load: LoadView }) {
  if (alternatives.length === 0) return <p className="muted">{m.dispatch_no_alternatives()}</p>;
  const clock = (at: string | null): string =>
    at === null ? "–" : plan === null ? formatDateTime(at) : formatTimeFrom(plan.decidedAt, at);
  return (
    <>
      <div className="table-scroll" role="region" aria-label={m.dispatch_alternatives()} tabIndex={0}>
        <table className="table table-cards">
          <thead>
            <tr>
              <th>{m.dispatch_courier()}</th>
              <th className="number">{m.dispatch_price()}</th>
              <th className="number">{m.dispatch_detour()}</th>
              <th>{m.dispatch_pickup()}</th>
              <th>{m.dispatch_deliver()}</th>
              <th>{m.dispatch_preview()}</th>
            </tr>
          </thead>
          <tbody>
            {alternatives.map(({ courierId, courierName, costVnd, detourM, pickupAt, deliverAt }) => (
              <tr key={courierId}>
                <td className="line">
                  {courierName}{" "}
                  {(courierId === plan?.courierId || courierName === offeredTo) && (
                    <Badge tone="good">{m.dispatch_chosen()}</Badge>
                  )}
                </td>
                <td className="number" data-label={m.dispatch_price()}>
                  {formatVnd(costVnd)}
                </td>
                <td className="number" data-label={m.dispatch_detour()}>
                  {kilometres(detourM)}
                </td>
                <td data-label={m.dispatch_pickup()}>{clock(pickupAt)}</td>
                <td data-label={m.dispatch_deliver()}>
                  {clock(deliverAt)} <Lateness at={deliverAt} promisedUntil={promisedUntil} />
                </td>
                <td>
                  <Link className="tap" to={`?viec=assign&nguoi=${courierId}`} preventScrollReset>
                    {m.dispatch_do_assign({ name: courierName })}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small muted">{m.dispatch_price_explained()}</p>
    </>
  );
}
