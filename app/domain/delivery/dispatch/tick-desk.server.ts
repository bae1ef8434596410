import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { carryOut } from "./carry-out.server";
import { decide } from "./decide";
import type { Decide, Decision, Surroundings } from "./decision";
import { keepDesk, leaveDesk, takeDesk, type TickFigures } from "./internal/desk.server";
import { writeOutlook } from "./internal/write-outlook.server";
import { loadBoard } from "./load-board.server";
import { fromMinutes } from "./minutes";
import { surroundingsAt } from "./surroundings.server";

export type TickTools = {
  readonly moment: () => Moment;
  /** Better routes from these; in production off the event loop. */
  readonly improve: Surroundings["improve"];
  readonly decide?: Decide;
};

/** `again`: the desk was woken while the tick was at work. `dueAt`: the plan wants to be looked at then. */
export type Tick =
  | { readonly ok: true; readonly outcome: "nothing_to_do" }
  | ({ readonly ok: true; readonly outcome: "ticked" } & TickOutcome);

type TickOutcome = {
  readonly tick: number;
  readonly figures: TickFigures;
  readonly again: boolean;
  readonly dueAt: Date | null;
};

/**
 * One look at one desk: what is on the board, what is best done now, and doing it. One tick at a time per shard, on whatever
 * worker; a desk that nobody woke is left alone.
 */
export async function tickDesk(db: Db, tools: TickTools, shard: string): Promise<Tick> {
  const tick = await takeDesk(db, shard, tools.moment().now);
  if (tick === null) return { ok: true, outcome: "nothing_to_do" };
  try {
    const { figures, dueAt } = await workAt(db, tools, shard, tick);
    const again = await leaveDesk(db, shard, tick, { figures, dueAt, now: tools.moment().now });
    return { ok: true, outcome: "ticked", tick, figures, again, dueAt };
  } catch (error) {
    const { now } = tools.moment();
    await leaveDesk(db, shard, tick, { figures: null, dueAt: now, now });
    throw error;
  }
}

async function workAt(db: Db, { moment, improve, decide: decideBy = decide }: TickTools, shard: string, tick: number) {
  const started = performance.now();
  const { now } = moment();
  const { board, versions } = await loadBoard(db, shard, now);
  const surroundings = await surroundingsAt(db, async (...ask) => {
    await keepDesk(db, shard, tick, "improving", moment().now);
    return improve(...ask);
  });
  await keepDesk(db, shard, tick, "deciding", moment().now);
  const decisions = await decideBy(board, surroundings);
  await keepDesk(db, shard, tick, "acting", moment().now);
  let done = 0;
  for (const decision of decisions) if ((await carryOut(db, moment(), versions, decision)).done) done += 1;
  await writeOutlook(db, shard, decisions, moment().now);
  const tickMs = Math.round(performance.now() - started);
  const figures = {
    tickMs,
    loads: board.loads.length,
    couriers: board.couriers.length,
    decisions: decisions.length,
    done,
  };
  return { figures, dueAt: nextLook(decisions) };
}

/** The first minute something that waits may be ready. */
function nextLook(decisions: readonly Decision[]): Date | null {
  const untils = decisions.flatMap((decision) => (decision.kind === "wait" ? [decision.until] : []));
  return untils.length === 0 ? null : fromMinutes(Math.min(...untils));
}
