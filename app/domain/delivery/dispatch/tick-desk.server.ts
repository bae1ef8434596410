import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { carryOut, type Deed } from "./carry-out.server";
import { decide } from "./decide";
import type { Decide, Decision, Surroundings } from "./decision";
import type { DecisionOf, Versions } from "./internal/carried-out";
import { keepDesk, leaveDesk, takeDesk, type TickFigures, type TickProgress } from "./internal/desk.server";
import { noteUnassigned } from "./internal/note-unassigned.server";
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

async function workAt(
  db: Db,
  { moment, improve, decide: decideBy = decide }: TickTools,
  shard: string,
  tick: number,
): Promise<{ figures: TickFigures; dueAt: Date | null }> {
  const started = performance.now();
  const keep: Keep = (progress) => keepDesk(db, shard, tick, progress, moment().now);
  const { board, versions } = await loadBoard(db, shard, moment().now);
  const surroundings = await surroundingsAt(db, async (...ask) => {
    await keep({ phase: "improving" });
    return improve(...ask);
  });
  await keep({ phase: "deciding" });
  const decisions = await decideBy(board, surroundings);
  const { done, isOver } = await act(db, moment, { versions, decisions, keep });
  if (isOver) await writeOutlook(db, shard, decisions, moment().now);
  const figures = {
    tickMs: Math.round(performance.now() - started),
    loads: board.loads.length,
    couriers: board.couriers.length,
    decisions: decisions.length,
    done,
  };
  return { figures, dueAt: nextLook(decisions) };
}

type Unassigned = DecisionOf<"unassigned">;
type Keep = (progress: TickProgress) => Promise<boolean>;
type Acting = { readonly versions: Versions; readonly decisions: readonly Decision[]; readonly keep: Keep };

/** How often a tick that acts says how far it is. */
const tellEveryMs = 1_000;
/** Decisions carried out side by side; each has its own loads and its own transaction. */
const atOnce = 4;

/**
 * Carries the decisions out, and says now and then how far it is, which keeps the desk. Over early when the desk was given to somebody else
 * meanwhile: their board is newer.
 */
async function act(db: Db, moment: () => Moment, { versions, decisions, keep }: Acting) {
  const deeds = decisions.filter((decision): decision is Deed => decision.kind !== "unassigned");
  const left = decisions.filter((decision): decision is Unassigned => decision.kind === "unassigned");
  let done = 0;
  let toldAt = -Infinity;
  for (let step = 0; step < deeds.length; step += atOnce) {
    if (performance.now() - toldAt >= tellEveryMs) {
      if (!(await keep({ phase: "acting", step, steps: deeds.length }))) return { done, isOver: false };
      toldAt = performance.now();
    }
    const some = deeds.slice(step, step + atOnce).map((deed) => carryOut(db, moment(), versions, deed));
    done += (await Promise.all(some)).filter((outcome) => outcome.done).length;
  }
  if (left.length > 0) done += await noteUnassigned(db, moment(), versions, left);
  return { done, isOver: true };
}

/** The first minute something that waits may be ready. */
function nextLook(decisions: readonly Decision[]): Date | null {
  const untils = decisions.flatMap((decision) => (decision.kind === "wait" ? [decision.until] : []));
  return untils.length === 0 ? null : fromMinutes(Math.min(...untils));
}
