import { m } from "~/paraglide/messages";
import type { DeskState } from "~/domain/delivery/dispatch/desk-queries.server";
import { formatTime } from "~/domain/shared/time";
import { phaseLabel, phaseStep } from "./words";

const steps = 4;

/** When the dispatcher last looked and what came of it; while a plan is in the making, how far it is. */
export function TickLine({ state: { phase, tickedAt, tickMs, decisions, done } }: { state: DeskState }) {
  return (
    <div className="small muted" aria-live="polite">
      {tickedAt === null
        ? m.dispatch_not_ticked()
        : m.dispatch_ticked({ time: formatTime(tickedAt), ms: tickMs, decisions, done })}
      {phase !== null && (
        <label className="desk-progress">
          {phaseLabel(phase)} <progress max={steps} value={phaseStep(phase)} />
        </label>
      )}
    </div>
  );
}
