/** The worker process. */
import { wiring } from "~/wiring.server";
import { answerHealth } from "./answer-health";
import { startWorker } from "./worker";

const world = wiring();
const worker = await startWorker(world, world.queues());
const { WORKER_PORT } = world.env;
const closeHealth = WORKER_PORT === undefined ? () => undefined : await answerHealth(WORKER_PORT, worker.lookedAt);
world.log.info("worker is at work");

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    closeHealth();
    void worker
      .stop()
      .then(() => world.solver().close())
      .then(() => world.db.$disconnect())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          world.log.fatal({ err: error }, "worker did not stop cleanly");
          process.exit(1);
        },
      );
  });
}
