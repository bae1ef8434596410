import { nextTurn } from "~/domain/delivery/area-changes/next-turn.server";
import type { Wiring } from "~/wiring.server";
import { catalogue } from "./catalogue";

/** What turns later is found by the round that comes then. */
const aheadMs = 3_600_000;
/** The clock that holds a job back is not the one that says whether the minute has come. */
const lateMs = 30;

/** The next minute at which rules, hours or passes turn gets a job of its own; the same minute is the same job. */
export async function startTurn({ db, clock, queues }: Pick<Wiring, "db" | "clock" | "queues">): Promise<void> {
  const now = clock.now();
  const turn = await nextTurn(db, now);
  if (turn === null || turn.getTime() - now.getTime() > aheadMs) return;
  const name = "carry-out-area-changes";
  const { queue, attempts, backoffMs } = catalogue[name];
  const delayMs = turn.getTime() - now.getTime() + lateMs;
  await queues().add(queue, [{ id: `${name}-at-${turn.getTime()}`, name, payload: {}, attempts, backoffMs, delayMs }]);
}
