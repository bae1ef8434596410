import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { writeStops } from "../../internal/run-stops.server";
import { done, dropped, type CarriedOut, type DecisionOf } from "./carried-out";
import { lockShift } from "./locks.server";
import { noteRunChange } from "./run-change.server";
import { weighAgain } from "./weigh-again.server";

/** The same stops in a better order, when they still are the same and the order still holds. The courier is told. */
export const reorderRun = (
  db: Db,
  moment: Moment,
  { courierId, stops, savesVnd }: DecisionOf<"reorder">,
): Promise<CarriedOut> =>
  transact(db, async (tx) => {
    if (!(await lockShift(tx, courierId))) return dropped("off_shift");
    const fit = await weighAgain(tx, { courierId, shipmentIds: [], stops }, moment.now);
    if (!fit.ok) return dropped(fit.rule);
    const run = await tx.run.findFirst({ where: { courierId, status: "open" }, select: { id: true } });
    if (!run) return dropped("moved_on");
    await writeStops(tx, moment, run.id, fit);
    await noteRunChange(tx, moment, {
      courierId,
      runId: run.id,
      kind: "reordered",
      why: `saves:${Math.round(savesVnd)}`,
    });
    return done;
  });
