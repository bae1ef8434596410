import { decide } from "~/domain/delivery/dispatch/decide";
import { loadBoard } from "~/domain/delivery/dispatch/load-board.server";
import { tickDesk } from "~/domain/delivery/dispatch/tick-desk.server";
import { wakeDesks } from "~/domain/delivery/dispatch/wake-desks.server";
import type { Surroundings } from "~/domain/delivery/dispatch/decision";
import { expireOffers } from "~/domain/delivery/offers/expire-offers.server";
import { solve } from "~/domain/delivery/solver/solve";
import { deliveryWorld } from "#test/delivery-world";
import { cpuMs } from "./cpu";
import { withDatabase, type BenchDb } from "./throw-away-database";

/**
 * How long one tick takes in the shop itself, database and all: a desk with so many open loads is read, decided on and acted on. A throw-away
 * PostgreSQL of its own; wall-clock time, so other work on the machine counts, and this process's own beside it.
 *
 *     npm run bench:tick -- [LOADS] [COURIERS]
 */
const [loads = 300, couriers = 90] = process.argv.slice(2).map(Number);

/** Shipments made side by side before anything is measured. */
const atOnce = 8;

const improve: Surroundings["improve"] = (problem, before, allowed) => {
  const begun = performance.now();
  const passed = (): number => (performance.now() - begun) / allowed;
  return Promise.resolve(solve(problem, { objective: "cost", seed: 1, passed }, before));
};

await withDatabase(measure);

async function measure(db: BenchDb): Promise<void> {
  const world = deliveryWorld(db);
  const spread = (n: number, of: number, width: number): number => ((n * 37) % of) * (width / of) - width / 2;
  for (let n = 0; n < couriers; n += 1)
    await world.aCourier({ lat: 10.81 + spread(n, 89, 0.06), lng: 106.68 + spread(n, 53, 0.06), capacityG: 60_000 });
  const all: { shipmentId: string }[] = [];
  for (let first = 0; first < loads; first += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, loads - first) }, (_, more) => {
      const n = first + more;
      const gate = { lat: 10.82 + spread(n, 97, 0.05), lng: 106.67 + spread(n, 61, 0.05) };
      return world.aShipment({ gate, grams: 1_000 + (n % 7) * 900, dueInHours: 4 + (n % 3) });
    });
    all.push(...(await Promise.all(some)));
  }
  await wakeDesks(db, world.at(), all);
  const [desk] = await db.$queryRaw<{ shard: string; open: number }[]>`
    select shard, count(*)::int as open from shipment group by shard order by 2 desc limit 1`;
  const shard = desk?.shard ?? "";
  console.log(`${loads} open loads, ${couriers} couriers on duty; the largest desk has ${desk?.open ?? 0}`);
  for (const minutes of [0, 0.5, 1, 1.5, 2]) await oneTick(db, world, shard, minutes, all);
}

async function oneTick(
  db: BenchDb,
  world: ReturnType<typeof deliveryWorld>,
  shard: string,
  minutes: number,
  all: readonly { shipmentId: string }[],
): Promise<void> {
  const moment = () => world.at(minutes);
  await expireOffers(db, moment());
  await wakeDesks(db, moment(), all.slice(0, 1));
  const reading = performance.now();
  await loadBoard(db, shard, moment().now);
  const readMs = performance.now() - reading;
  const kinds = new Map<string, number>();
  const worked = cpuMs();
  let decideMs = 0;
  let decideCpu = 0;
  const tick = await tickDesk(
    db,
    {
      ...{ moment, improve },
      decide: async (...ask) => {
        const [begun, worked] = [performance.now(), cpuMs()];
        const decisions = await decide(...ask);
        [decideMs, decideCpu] = [performance.now() - begun, cpuMs() - worked];
        for (const { kind } of decisions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        return decisions;
      },
    },
    shard,
  );
  if (tick.outcome !== "ticked") throw new Error("the desk was not free");
  const { tickMs, loads: open, decisions, done } = tick.figures;
  console.log(
    `minute ${minutes}: ${tickMs} ms (${Math.round(cpuMs() - worked)} of it this process at work): ${Math.round(readMs)} to read the board of ${open}, ` +
      `${Math.round(decideMs)} (${Math.round(decideCpu)}) to decide; ${decisions} decisions, ${done} carried out: ` +
      [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", "),
  );
}
