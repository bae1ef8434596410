import type { Wave } from "~/domain/delivery/hub-board";
import { formatDate, formatTime } from "~/domain/shared/time";
import { formatGrams } from "~/domain/shared/weight";
import { m } from "~/paraglide/messages";

/** What leaves together: for each wave a list to load by, chilled goods first, and who takes what. */
export function HubWaves({ waves }: { waves: readonly Wave[] }) {
  return (
    <section className="stack stack-tight">
      <h2>{m.hub_waves()}</h2>
      {waves.length === 0 && <p className="muted">{m.hub_waves_none()}</p>}
      {waves.map(({ from, until, shipments }) => (
        <details key={`${from}${until}`} className="card">
          <summary>
            {m.hub_wave({ from: formatTime(from), until: formatTime(until), day: formatDate(until) })} ·{" "}
            {m.hub_wave_sum({
              count: shipments.length,
              kg: formatGrams(shipments.reduce((sum, { grams }) => sum + grams, 0)),
            })}
          </summary>
          <ol className="stack stack-tight">
            {shipments.map(({ id, code, toName, grams, courierName }) => (
              <li key={id}>
                <b>{code}</b> · {toName} · {formatGrams(grams)} · {courierName ?? m.hub_wave_no_courier()}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
