import { m } from "~/paraglide/messages";
import type { DeskState } from "~/domain/delivery/dispatch/desk-queries.server";
import { formatTime } from "~/domain/shared/time";
import { phaseLabel, phaseStep } from "./words";

const phases = 4;
/** A tick that lasts longer says for how long. */
const longSeconds = 3;

/** When the dispatcher last looked and what came of it; while a plan is in the making, how far it is. */
export function TickLine({ state }: { state: DeskState }) {
  const { tickedAt, tickMs, decisions, done } = state;
  return (
    <div className="small muted" aria-live="polite">
      {tickedAt === null
        ? m.dispatch_not_ticked()
        : m.dispatch_ticked({ time: formatTime(tickedAt), ms: tickMs, decisions, done })}
      {state.phase !== null && <AtWork phase={state.phase} state={state} />}
    </div>
  );
}

function AtWork({ phase, state: { step, steps, seconds } }: { phase: string; state: DeskState }) {
  const part = steps > 0 ? step / steps : 0;
  return (
    <label className="desk-progress">
      {phaseLabel(phase)}
      {steps > 0 && ` ${m.dispatch_progress({ step, steps })}`}
      {seconds >= longSeconds && ` · ${m.dispatch_lasts({ seconds })}`}{" "}
      <progress max={phases} value={phaseStep(phase) - 1 + Math.max(part, 0.1)} />
    </label>
  );
}
