import { expireOffers } from "~/domain/delivery/offers/expire-offers.server";
import { tickDesk, type TickTools } from "~/domain/delivery/dispatch/tick-desk.server";
import { wakeAllDesks, wakeDesks } from "~/domain/delivery/dispatch/wake-desks.server";
import { isRefusal } from "~/domain/shared/refusal";
import type { Wiring } from "~/wiring.server";
import { startTicks } from "../start-ticks";
import type { HandlersFor } from "../handlers";

export const dispatchHandlers: HandlersFor<"wake-desks" | "wake-all-desks" | "dispatch-shard" | "expire-offers"> = {
  "wake-desks": async (world, news) => startTicks(world, "news", await wakeDesks(world.db, world.moment(), news)),
  "wake-all-desks": async (world) => startTicks(world, "round", await wakeAllDesks(world.db, world.moment())),
  "dispatch-shard": async (world, { shard }) => {
    const outcome = await tickDesk(world.db, toolsOf(world), shard);
    if (outcome.outcome !== "ticked") return;
    const next = { shard, nextTick: outcome.tick + 1 };
    if (outcome.again) await startTicks(world, "again", [next]);
    else if (outcome.dueAt) await startTicks(world, "due", [next], outcome.dueAt);
  },
  "expire-offers": ({ db, moment }) => expireOffers(db, moment()),
};

/** Routes are improved in the solver's thread: the worker's event loop stays free for locks and other jobs. */
const toolsOf = ({ moment, solver }: Wiring): TickTools => ({
  moment,
  improve: async (problem, before, milliseconds) => {
    const outcome = await solver().solve({ problem, objective: "cost", seed: 1, before, milliseconds });
    if (isRefusal(outcome)) throw new Error(`the dispatcher asked for a bad plan: ${outcome.field}`);
    return outcome.plan;
  },
});
