import type { Stretch } from "~/domain/areas/timeline";
import type { Timeline } from "~/domain/areas/timeline-queries.server";
import { formatDate, formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { colourText } from "./colour-words";

const dayMinutes = 1_440;
const dateOf = (minutes: number): Date => new Date(minutes * 60_000);
/** "22/11" */
const dayText = (minutes: number): string => formatDate(dateOf(minutes)).slice(0, 5);

/** The colours of areas over the days, drawn: three days back, a week ahead, and where we are. */
export function AreaTimeline({ timeline }: { timeline: Timeline }) {
  const { from, until, now, rows } = timeline;
  const days = Array.from({ length: Math.round((until - from) / dayMinutes) }, (_, index) => from + index * dayMinutes);
  return (
    <section className="card stack stack-tight">
      <h2>{m.areas_timeline_title()}</h2>
      <Legend />
      {rows.map(({ areaName, stretches }) => (
        <figure key={areaName} className="area-line">
          <figcaption>{areaName}</figcaption>
          <svg
            viewBox={`0 0 ${String(until - from)} 100`}
            preserveAspectRatio="none"
            role="img"
            aria-label={storyOf(stretches)}
          >
            {stretches.map((stretch) => (
              <rect
                key={stretch.from}
                className={`area-${stretch.colour}`}
                x={stretch.from - from}
                y="0"
                width={stretch.until - stretch.from}
                height="100"
              >
                <title>{stretchText(stretch)}</title>
              </rect>
            ))}
            {days.slice(1).map((day) => (
              <rect key={day} className="area-midnight" x={day - from} y="0" width="12" height="100" />
            ))}
            <rect className="area-now" x={now - from - 20} y="0" width="40" height="100" />
          </svg>
        </figure>
      ))}
      <ol className="area-days" aria-hidden="true">
        {days.map((day) => (
          <li key={day}>{dayText(day)}</li>
        ))}
      </ol>
    </section>
  );
}

function Legend() {
  return (
    <ul className="row area-legend small">
      {(["green", "yellow", "red", "sealed"] as const).map((colour) => (
        <li key={colour}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect className={`area-${colour}`} width="10" height="10" />
          </svg>
          {colourText(colour)}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <rect className="area-now" width="10" height="10" />
        </svg>
        {m.areas_timeline_now()}
      </li>
    </ul>
  );
}

const stretchText = ({ colour, from, until }: Stretch): string =>
  m.areas_timeline_stretch({
    colour: colourText(colour),
    from: formatDateTime(dateOf(from)),
    until: formatDateTime(dateOf(until)),
  });

const storyOf = (stretches: readonly Stretch[]): string =>
  stretches
    .filter(({ colour }) => colour !== "green")
    .map(stretchText)
    .join("; ");
