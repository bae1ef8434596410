import { claimWindowHours } from "~/domain/ordering/policy";
import type { SubOrderStatus } from "~/domain/ordering/sub-order-status";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import type { Chance } from "../world/chance";
import type { Fate, Leg, Step } from "./types";

export type Timeline = { steps: Step[]; legs: Leg[]; status: SubOrderStatus };

/** How a part of an order goes from the payment to the money, hour by hour; only what has happened by `now` is kept. */
export function timelineOf(paidAt: Date, fate: Fate, distanceM: number, now: Date, luck: Chance): Timeline {
  const steps: Step[] = [{ at: paidAt, what: "opened" }];
  const legs: Leg[] = [];
  let at = paidAt;
  const wait = (low: number, high: number): Date => (at = minutesAfter(at, luck.between(low, high)));
  const step = (what: Step["what"], low: number, high: number): void => void steps.push({ what, at: wait(low, high) });
  const leg = (status: Leg["status"], low: number, high: number): void =>
    void legs.push({ status, at: wait(low, high) });

  if (fate === "rejected") {
    step("rejected", 10, 90);
  } else {
    step("accepted", 4, 45);
    step("harvesting", 10, 70);
    step("weighed", 40, 150);
    step("packed", 12, 70);
    leg("ready", 0, 0);
    leg("offered", 1, 3);
    leg("assigned", 1, 4);
    leg("en_route_pickup", 3, 12);
    leg("at_pickup", 12, 40);
    leg("picked_up", 4, 12);
    steps.push({ what: "handed_over", at });
    leg("en_route_dropoff", 2, 10);
    const roadMinutes = Math.round(15 + distanceM / 750);
    leg("at_dropoff", roadMinutes, roadMinutes + 60);
    if (fate === "returned") {
      for (const [index, name] of (["delivery_failed", "returning", "returned"] as const).entries())
        leg(name, 15 + index * 120, 40 + index * 240);
      steps.push({ what: "returned", at });
    } else {
      leg("delivered", 2, 9);
      steps.push({ what: "delivered", at });
      at = hoursAfter(at, claimWindowHours);
      step("settled", 1, 40);
    }
  }
  const past = steps.filter((each) => each.at <= now);
  const last = past.at(-1)?.what ?? "opened";
  return { steps: past, legs: legs.filter((each) => each.at <= now), status: last === "opened" ? "new" : last };
}
