import type { DeskCourier } from "~/domain/delivery/dispatch/desk-queries.server";
import { formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { minutesText } from "~/ui/primitives/numbers";

const kinds: Readonly<Record<string, () => string>> = {
  pickup: m.courier_stop_pickup,
  dropoff: m.courier_stop_dropoff,
  return: m.courier_stop_return,
};

/** Everybody on duty near the desk, with the stops they have promised. */
export function CourierTable({ couriers }: { couriers: readonly DeskCourier[] }) {
  return (
    <div className="table-scroll" role="region" aria-label={m.dispatch_couriers()} tabIndex={0}>
      <table className="table table-cards">
        <thead>
          <tr>
            <th>{m.dispatch_courier()}</th>
            <th>{m.dispatch_run()}</th>
            <th>{m.dispatch_seen()}</th>
          </tr>
        </thead>
        <tbody>
          {couriers.map(({ id, name, stops, silentMinutes, restsUntil }) => (
            <tr key={id}>
              <td>{name}</td>
              <td className="line">
                {stops.length === 0
                  ? m.dispatch_idle()
                  : stops.map(({ kind, code }) => `${kinds[kind]?.() ?? kind} ${code}`).join(" → ")}
                {restsUntil !== null && (
                  <span className="small muted"> · {m.dispatch_rests_until({ time: formatTime(restsUntil) })}</span>
                )}
              </td>
              <td className="unbroken">{m.dispatch_ago({ time: minutesText(silentMinutes) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
