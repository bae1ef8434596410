import "./beside-the-shop";
import { setTimeout as pause } from "node:timers/promises";
import { formatTime } from "~/domain/shared/time";
import { wiring } from "~/wiring.server";
import { carry } from "./demo/carry";
import { sell } from "./demo/sell";
import { shop } from "./demo/shop";
import { stageOf } from "./demo/stage";

/** `npm run demo:tick`: the demo world lives on for a few minutes; with `--watch` until it is stopped (Ctrl-C). */
const wired = wiring();
const stage = stageOf(wired);
const isWatching = process.argv.includes("--watch");
const restMs = 10_000;

do {
  const orders: string[] = [];
  for (let left = stage.luck.between(1, 3); left > 0; left -= 1) orders.push(await shop(stage));
  const steps = await sell(stage);
  const { accepted, moved } = await carry(stage, wired.env.APP_SECRET);
  console.log(
    `${formatTime(stage.moment().now)}  orders ${orders.join(", ")} · ${steps} steps by sellers · ${accepted} offers accepted · ${moved} parcels on the road`,
  );
  if (isWatching) await pause(restMs);
} while (isWatching);

await wired.db.$disconnect();
process.exit(0);
