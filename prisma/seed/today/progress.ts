import type { SubOrderStatus } from "~/domain/ordering/sub-order-status";
import type { Leg, Step } from "../history/types";
import type { Stage } from "./scenes";

const bySeller = ["opened", "accepted", "harvesting", "weighed", "packed"] as const;
const byCourier = ["ready", "offered", "assigned", "en_route_pickup"] as const;

type Progress = { status: SubOrderStatus; steps: readonly Step["what"][]; legs: readonly Leg["status"][] };

const progress: Record<Stage, Progress> = {
  new: { status: "new", steps: bySeller.slice(0, 1), legs: [] },
  accepted: { status: "accepted", steps: bySeller.slice(0, 2), legs: [] },
  on_the_scale: { status: "harvesting", steps: bySeller.slice(0, 3), legs: [] },
  by_hub: { status: "packed", steps: bySeller, legs: [] },
  for_anybody: { status: "packed", steps: bySeller, legs: ["ready"] },
  to_fetch: { status: "packed", steps: bySeller, legs: byCourier },
  on_the_way: {
    status: "handed_over",
    steps: [...bySeller, "handed_over"],
    legs: [...byCourier, "at_pickup", "picked_up", "en_route_dropoff"],
  },
};

/** When within the time since the payment each thing happened, in hundredths of it. */
const shares: Partial<Record<Step["what"] | Leg["status"], number>> = {
  accepted: 8,
  harvesting: 16,
  weighed: 45,
  packed: 55,
  ready: 55,
  offered: 56,
  assigned: 57,
  en_route_pickup: 60,
  at_pickup: 80,
  picked_up: 84,
  handed_over: 84,
  en_route_dropoff: 86,
};

/** What has happened to a part that was paid at `paidAt` and is at that stage now. */
export function progressOf(
  stage: Stage,
  paidAt: Date,
  now: Date,
): { status: SubOrderStatus; steps: Step[]; legs: Leg[] } {
  const at = (what: Step["what"] | Leg["status"]): Date =>
    new Date(paidAt.getTime() + ((now.getTime() - paidAt.getTime()) * (shares[what] ?? 0)) / 100);
  const { status, steps, legs } = progress[stage];
  return {
    status,
    steps: steps.map((what) => ({ what, at: at(what) })),
    legs: legs.map((leg) => ({ status: leg, at: at(leg) })),
  };
}
