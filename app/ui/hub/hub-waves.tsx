import type { Wave } from "~/domain/delivery/hubs/hub-board";
import { formatDate, formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { gramsText } from "~/ui/primitives/numbers";

/** What leaves together: for each wave a list to load by, chilled goods first, and who takes what. */
export function HubWaves({ waves }: { waves: readonly Wave[] }) {
  return (
    <section className="stack stack-tight">
      <h2>{m.hub_waves()}</h2>
      {waves.length === 0 && <p className="muted">{m.hub_waves_none()}</p>}
      {waves.map((wave) => (
        <details key={`${wave.toHub}${wave.from}${wave.until}`} className="card">
          <summary>
            <b>{titleOf(wave)}</b>
            <br />
            {m.hub_wave_sum({ count: wave.shipments.length, kg: gramsText(wave.grams) })} ·{" "}
            {m.hub_wave_couriers({ with: wave.withCourier, count: wave.shipments.length })}
          </summary>
          <ol className="stack stack-tight">
            {wave.shipments.map(({ id, code, toName, grams, courierName }) => (
              <li key={id}>
                <b>{code}</b> · {toName} · {gramsText(grams)} · {courierName ?? m.hub_wave_no_courier()}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

function titleOf({ toHub, from, until }: Wave): string {
  const [time, day] = [formatTime(until), formatDate(until)];
  return from === null
    ? m.hub_wave_to_hub({ hub: toHub ?? "", time, day })
    : m.hub_wave({ from: formatTime(from), until: time, day });
}
