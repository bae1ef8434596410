import type { Board, OpenLoad } from "./board";
import type { Decide, Decision } from "./decision";
import { Desk } from "./desk";
import { Draft } from "./draft";
import { leftOver } from "./left-over";
import { mend } from "./mend";
import { improveDraft, type Reordering } from "./improve-draft";
import { isAtOnce } from "./offer-rules";
import { promised } from "./open-run";
import { hasDue, settle } from "./settle";
import { timing } from "./settings";

/**
 * Everything to be done on this board now: broken promises first, then a draft of who would carry what, and of that draft only what
 * has to be said now. Same board, same surroundings, same decisions.
 */
export const decide: Decide = async (board, surroundings) => {
  const desk = new Desk(board, surroundings);
  const mended = mend(desk);
  const open = board.loads.filter(({ standing }) => isOpen(standing, board.now));
  const soon = open.filter((load) => looksAt(load, board) <= board.now);
  const draft = new Draft(desk);
  draft.seat(soon);
  const reorderings = draft.changedRuns().some((run) => hasDue(run, desk)) ? await improveDraft(draft) : [];
  const settled = draft.changedRuns().flatMap((run) => settle(run, desk));
  const looked = new Set(soon);
  const later = open.filter((load) => !looked.has(load)).map((load) => notYet(load, board));
  const asked = new Set(settled.flatMap((decision) => ("courierId" in decision ? decision.courierId : [])));
  const reordered = reorderings.filter(({ run }) => !asked.has(run.courier.id)).map((each) => reorder(each, desk));
  const all = [...mended, ...settled, ...reordered, ...leftOver(draft.left, desk), ...later];
  return all.filter((decision) => isOurs(decision, desk));
};

const reorder = ({ run, savesVnd }: Reordering, desk: Desk): Decision => ({
  kind: "reorder",
  courierId: run.courier.id,
  savesVnd: Math.round(savesVnd),
  stops: promised(run.stops, run.walk, desk),
  arrivals: run.walk.arrivals,
});

/** About a neighbour's load near the border there is nothing to say but that somebody here would take it. */
function isOurs(decision: Decision, { loads, board }: Desk): boolean {
  if (decision.kind !== "wait" && decision.kind !== "hold" && decision.kind !== "unassigned") return true;
  const owner = loads.get(decision.loadId)?.ownedBy;
  return owner === undefined || owner === board.shard;
}

const isOpen = (standing: OpenLoad["standing"], now: number): boolean =>
  standing.kind === "waiting" || standing.kind === "planned" || (standing.kind === "offered" && standing.until <= now);

/** The first minute at which it makes sense to plan the load: a while before it has to be fetched; on a calm board, once it is ready. */
const looksAt = (load: OpenLoad, board: Board): number =>
  isAtOnce(board, load)
    ? load.readyAt
    : Math.max(load.readyAt, load.window.from - timing.earlyFetchMinutes) - timing.horizonMinutes[load.lane];

const notYet = (load: OpenLoad, board: Board): Decision => ({
  kind: "wait",
  loadId: load.id,
  until: looksAt(load, board),
  plannedFor: null,
  why: load.lane === "on_demand" ? "not_ready" : "wave",
  alternatives: [],
});
