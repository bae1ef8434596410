import type { WokenDesk } from "~/domain/delivery/dispatch/internal/desk.server";
import type { Wiring } from "~/wiring.server";
import { catalogue } from "./catalogue";

/** Told within so many milliseconds is told together. */
const slotMs = 200;
/** The clock that holds a job back is not the one that says whether its desk is due. */
const lateMs = 30;

/**
 * A tick for each desk, now or later. The same cause in the same moment is the same job, so that facts told twice start one tick;
 * what starts two all the same finds a desk that nobody woke.
 */
export async function startTicks(
  { clock, queues }: Pick<Wiring, "clock" | "queues">,
  cause: "news" | "round" | "again" | "due",
  desks: readonly WokenDesk[],
  at: Date = clock.now(),
): Promise<void> {
  const name = "dispatch-shard";
  const { queue, attempts, backoffMs } = catalogue[name];
  const delayMs = Math.max(0, at.getTime() + lateMs - clock.now().getTime());
  const slot = Math.floor(at.getTime() / slotMs);
  const jobs = desks.map(({ shard, nextTick }) => ({
    ...{ id: `${name}-${shard}-${nextTick}-${cause}-${slot}`, name, payload: { shard }, attempts, backoffMs },
    ...(cause === "due" && { delayMs }),
  }));
  await queues().add(queue, jobs);
}
