/** The worker process. */
import { wiring } from "~/wiring.server";
import { startWorker } from "./worker";

const world = wiring();
const stop = await startWorker(world, world.queues());
world.log.info("worker is at work");

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop()
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
