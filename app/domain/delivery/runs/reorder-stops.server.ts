import type { Courier } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { RunStop } from "../dispatch/board";
import { judgeRun, limitsOf, type HardRule } from "../dispatch/feasibility";
import { lockShift } from "../dispatch/internal/locks.server";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { cornerOf } from "../dispatch/internal/weigh-again.server";
import { writeStops } from "../internal/run-stops.server";
import { readRightOfWayForUse } from "../area-changes/read-right-of-way.server";
import type { ReorderReason } from "./reorder-reasons";

/** One stop one place up or down. */
export type ReorderStops = {
  readonly stopId: string;
  readonly direction: "up" | "down";
  readonly reason: ReorderReason;
};
export type Reordering =
  { ok: true } | Refusal<"off_shift" | "at_the_end" | "stop_begun"> | Refusal<"not_feasible", { rule: HardRule }>;

/**
 * The courier knows the road: they may go in another order, as long as every promise holds that held before. Where they stand already
 * is finished first. The reason is kept.
 */
export const reorderStops = (db: Db, moment: Moment, courier: Courier, command: ReorderStops): Promise<Reordering> =>
  transact(db, async (tx): Promise<Reordering> => {
    const { courierId } = courier;
    if (!(await lockShift(tx, courierId))) return refuse("off_shift");
    const { runId, order, from } = await openStops(tx, courierId, command.stopId);
    const to = from + (command.direction === "up" ? -1 : 1);
    if (to < 0 || to >= order.length) return refuse("at_the_end");
    if (order[Math.min(from, to)]?.status === "arrived") return refuse("stop_begun");
    const corner = await cornerOf(tx, { courierId, shipmentIds: [] }, moment.now, await readRightOfWayForUse(tx));
    if (corner === null) return refuse("off_shift");
    const stops = swapped(corner.courier.stops, from, to);
    const limits = { ...limitsOf(corner.courier, corner.ask), frozen: 0 };
    const verdict = judgeRun(corner.courier, stops, corner.ask, limits);
    if (!verdict.ok) return refuseWith("not_feasible", { rule: verdict.rule });
    await writeStops(tx, moment, runId, { stops, arrivals: verdict.walk.arrivals });
    const moved = order[from]?.shipmentId;
    await noteRunChange(tx, moment, {
      courierId,
      runId,
      kind: "own_order",
      why: command.reason,
      actorId: courier.personId,
      ...(moved !== undefined && { shipmentId: moved }),
    });
    return { ok: true };
  });

async function openStops(tx: Tx, courierId: string, stopId: string) {
  const order = await tx.stop.findMany({
    where: { run: { courierId, status: "open" }, status: { in: ["planned", "en_route", "arrived"] } },
    select: { id: true, runId: true, shipmentId: true, status: true },
    orderBy: { position: "asc" },
  });
  const from = order.findIndex(({ id }) => id === stopId);
  const runId = order[from]?.runId;
  if (runId === undefined) throw new Missing("stop");
  return { runId, order, from };
}

function swapped(stops: readonly RunStop[], from: number, to: number): RunStop[] {
  const order = [...stops];
  const [a, b] = [order[from], order[to]];
  if (a && b) [order[from], order[to]] = [b, a];
  return order;
}
