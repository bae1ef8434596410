import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { simulatorApp } from "./app";
import { remember } from "./remember";
import type { Settings } from "./settings";
import { makeWorld, type World } from "./world";

export type Simulator = {
  readonly origin: string;
  /** For tests in the same process; others use the control API. */
  readonly world: World;
  readonly stop: () => Promise<void>;
};

const tickMs = 200;

/** Starts a VNPAY on the loopback address only. Port 0 takes a free one. */
export async function startSimulator(settings: Settings): Promise<Simulator> {
  if (!["127.0.0.1", "::1", "localhost"].includes(settings.host))
    throw new Error("The simulator listens on loopback only.");
  const world = makeWorld(settings);
  remember(world);
  const server = createServer(simulatorApp(world));
  await new Promise<void>((ready, fail) => server.once("error", fail).listen(settings.port, settings.host, ready));
  const ticking = settings.clock === "real" ? setInterval(() => void world.clock.runDue(), tickMs) : undefined;
  return {
    origin: `http://${settings.host}:${(server.address() as AddressInfo).port}`,
    world,
    stop: async () => {
      clearInterval(ticking);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
