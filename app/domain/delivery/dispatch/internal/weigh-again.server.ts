import type { Reader, Tx } from "~/platform/db.server";
import { readRightOfWayForUse } from "../../area-changes/read-right-of-way.server";
import type { Board, DutyCourier, OpenLoad, RunStop } from "../board";
import type { ProposedRun, RightOfWay } from "../decision";
import { judgeRun, type HardRule } from "../feasibility";
import { loadCorner, type ReadBoard } from "../load-board.server";
import { OpenRun, promised } from "../open-run";
import { placeTogether } from "../place-load";
import { roads } from "../surroundings.server";
import type { Ask } from "../walk";

export type Proposal = {
  readonly courierId: string;
  /** Loads that are new to the run. */
  readonly shipmentIds: readonly string[];
  /** The run as it was to be, when that was decided; empty: wherever they fit best. */
  readonly stops: readonly RunStop[];
};

export type WhyNot = HardRule | "off_shift" | "moved_on";
export type Fit = ({ readonly ok: true } & ProposedRun) | { readonly ok: false; readonly rule: WhyNot };

/**
 * Judges a proposed run again by what is true under the locks held now: capacity, window, cold box, passes and areas may have changed
 * since it was proposed, and stops may have been made. New loads that no longer fit where they were to go may go elsewhere in the run.
 */
export async function weighAgain(tx: Tx, proposal: Proposal, now: Date): Promise<Fit> {
  const [rightOfWay, read] = await Promise.all([readRightOfWayForUse(tx), loadCorner(tx, proposal, now)]);
  const corner = cornerOn(read, proposal, rightOfWay);
  if (corner === null) return { ok: false, rule: "off_shift" };
  const { courier, ask, fresh } = corner;
  const present = asOfNow(courier, proposal);
  const verdict = present && judgeRun(courier, present, ask);
  if (verdict?.ok) return { ok: true, stops: present ?? [], arrivals: verdict.walk.arrivals };
  if (fresh.length === 0) return { ok: false, rule: verdict?.rule ?? "moved_on" };
  const placing = placeTogether(OpenRun.of(courier, ask), fresh, ask);
  if (!placing.ok) return { ok: false, rule: placing.rule };
  const { stops, walk } = placing.run();
  return { ok: true, stops: promised(stops, walk, ask), arrivals: walk.arrivals };
}

/** One courier, the loads meant for them, and everything a rule asks about. */
export type Corner = {
  readonly courier: DutyCourier;
  readonly ask: Ask;
  readonly fresh: readonly OpenLoad[];
  readonly board: Board;
};

/** Null when the courier is off duty. */
export const cornerOf = async (
  reader: Reader | Tx,
  whom: Pick<Proposal, "courierId" | "shipmentIds">,
  now: Date,
  rightOfWay: RightOfWay,
): Promise<Corner | null> => cornerOn(await loadCorner(reader, whom, now), whom, rightOfWay);

function cornerOn(
  { board }: ReadBoard,
  { shipmentIds }: Pick<Proposal, "shipmentIds">,
  rightOfWay: RightOfWay,
): Corner | null {
  const [courier] = board.couriers;
  if (!courier) return null;
  const loads = new Map(board.loads.map((load) => [load.id, load]));
  const ask: Ask = { loads, surroundings: { roads, rightOfWay }, now: board.now };
  return { courier, ask, fresh: shipmentIds.flatMap((id) => loads.get(id) ?? []), board };
}

/** The proposed order without what has been made meanwhile. Null when the run has got stops that the proposal does not know. */
function asOfNow(courier: DutyCourier, { stops, shipmentIds }: Proposal): RunStop[] | null {
  const isNew = new Set(shipmentIds);
  const own = new Map(courier.stops.map((stop) => [nameOf(stop), stop]));
  const present = stops.flatMap((stop) => own.get(nameOf(stop)) ?? (isNew.has(stop.loadId) ? stop : []));
  const covered = new Set(present.map(nameOf));
  const isWhole = courier.stops.every((stop) => covered.has(nameOf(stop)));
  return isWhole && present.length > 0 ? present : null;
}

const nameOf = ({ loadId, kind }: RunStop): string => `${loadId} ${kind}`;
