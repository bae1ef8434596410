import type { DockTurn } from "~/domain/delivery/hubs/dock-queries.server";
import { formatTime, formatTimeFrom } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { vehicleLabel } from "~/ui/account/approval-badge";
import { Badge } from "~/ui/primitives/badge";
import { gramsText, minutesText } from "~/ui/primitives/numbers";

/** Fewer minutes than this are on time. */
const onTimeMinutes = 10;

type Shape = { docks: readonly { dock: number | null; turns: readonly DockTurn[] }[]; now: string };

/** Which vehicle comes to which dock, and when; who has none yet stands last. */
export function DockTurns({ docks, now }: Shape) {
  return (
    <section className="stack stack-tight">
      <h2>{m.hub_dock_turns()}</h2>
      {docks.length === 0 && <p className="muted">{m.hub_dock_turns_none()}</p>}
      {docks.map(({ dock, turns }) => (
        <div key={dock} className="card stack stack-tight">
          <h3>{dock === null ? m.hub_dock_waits() : m.hub_dock({ dock })}</h3>
          <ol className="run">
            {turns.map((turn) => (
              <li key={turn.id}>
                <Turn turn={turn} now={now} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Turn({ turn, now }: { turn: DockTurn; now: string }) {
  const { from, until, courierName, vehicle, brings, takes, grams, expectedAt } = turn;
  return (
    <>
      <div className="row row-spread">
        <span>
          {from !== null && until !== null && (
            <b>{m.hub_dock_time({ from: formatTimeFrom(now, from), until: formatTime(until) })} · </b>
          )}
          {courierName} ({vehicleLabel(vehicle)})
        </span>
        <Punctuality turn={turn} />
      </div>
      <div className="small muted">
        {brings > 0 && <>{m.hub_dock_brings({ count: brings })} · </>}
        {takes > 0 && <>{m.hub_dock_takes({ count: takes })} · </>}
        {gramsText(grams)} · {m.hub_dock_expected({ time: formatTimeFrom(now, expectedAt) })}
      </div>
    </>
  );
}

function Punctuality({ turn: { isThere, lateMinutes: minutes } }: { turn: DockTurn }) {
  if (isThere) return <Badge tone="good">{m.hub_dock_there()}</Badge>;
  if (minutes > onTimeMinutes) return <Badge tone="bad">{m.hub_dock_late({ time: minutesText(minutes) })}</Badge>;
  if (minutes < -onTimeMinutes) return <Badge tone="info">{m.hub_dock_early({ time: minutesText(-minutes) })}</Badge>;
  return null;
}
