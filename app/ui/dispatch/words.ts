import type { PlanView } from "~/domain/delivery/dispatch/plan-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime, formatTime, isoDay } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { obstacleLabel } from "~/ui/delivery/delivery-words";

const waits: Readonly<Record<string, (facts: { name: string; time: string }) => string>> = {
  batch: m.dispatch_wait_batch,
  courier_soon: m.dispatch_wait_courier_soon,
  not_ready: m.dispatch_wait_not_ready,
  wave: m.dispatch_wait_wave,
};

/** What the dispatcher does next, and why, as one sentence. */
export function planSentence({ kind, why, courierName, until, decidedAt }: PlanView): string {
  const name = courierName ?? m.dispatch_nobody_yet();
  const time = until === null ? "" : timeOrDay(until, decidedAt);
  switch (kind) {
    case "offer":
      return m.dispatch_plan_offer({ name });
    case "roster":
      return m.dispatch_plan_roster({ name });
    case "wait":
      return (waits[why] ?? m.dispatch_wait_not_ready)({ name, time });
    case "hold":
      return until === null
        ? m.dispatch_plan_hold({ rule: obstacleLabel(why) })
        : m.dispatch_plan_hold_until({ rule: obstacleLabel(why), time });
    case "unassigned":
      return m.dispatch_plan_unassigned({ rule: obstacleLabel(why) });
  }
}

/** The day is named when it is another one. */
const timeOrDay = (at: string, today: string): string =>
  isoDay(new Date(at)) === isoDay(new Date(today)) ? formatTime(at) : formatDateTime(at);

const phases: Readonly<Record<string, () => string>> = {
  reading: m.dispatch_phase_reading,
  deciding: m.dispatch_phase_deciding,
  improving: m.dispatch_phase_improving,
  acting: m.dispatch_phase_acting,
};

/** How far the tick at work is, of four steps. */
export const phaseStep = (phase: string): number => Math.max(0, Object.keys(phases).indexOf(phase)) + 1;
export const phaseLabel = (phase: string): string => (phases[phase] ?? m.dispatch_phase_deciding)();

/** What an alternative weighs in the choice; the fairness bonus is named when there is one. */
export const costText = (costVnd: number, bonusVnd: number): string =>
  bonusVnd > 0
    ? m.dispatch_cost_bonus({ cost: formatVnd(costVnd), bonus: formatVnd(bonusVnd) })
    : m.dispatch_cost({ cost: formatVnd(costVnd) });
