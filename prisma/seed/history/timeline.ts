import { claimWindowHours } from "~/domain/ordering/policy";
import type { SubOrderStatus } from "~/domain/ordering/sub-order-status";
import {
  hoursAfter,
  inVietnam,
  minutesAfter,
  minuteOf,
  startOfDayInVietnam,
  type TimeWindow,
} from "~/domain/shared/time";
import { chance, type Chance } from "../world/chance";
import type { Fate, Leg, Step } from "./types";

export type Timeline = { steps: Step[]; legs: Leg[]; status: SubOrderStatus; window: TimeWindow };
type Asked = { paidAt: Date; fate: Fate; distanceM: number; window: TimeWindow };
type Told = Pick<Timeline, "steps" | "legs">;

/**
 * How a part of an order goes from the payment to the money; only what has happened by `now` is kept. What would be over by now had
 * everybody kept to the day and the promise is told so; the rest runs on without sleep, so that whoever starts a demo at night, too,
 * finds goods on the road, promised for when they will arrive.
 */
export function timelineOf(asked: Asked, now: Date, luck: Chance): Timeline {
  const sleepless = storyOf(asked, luck, null);
  const byDay = storyOf(asked, chance(Math.round(minuteOf(asked.paidAt)) + asked.distanceM), asked.window);
  const isOver = byDay.steps.every(({ what, at }) => what === "settled" || at <= now);
  const { steps, legs } = isOver ? byDay : sleepless;
  const isTaken = legs.some(({ status, at }) => status === "assigned" && at <= now);
  const window = isTaken && !isOver ? windowAround(sleepless, asked.window) : asked.window;
  const past = steps.filter((each) => each.at <= now);
  const last = past.at(-1)?.what ?? "opened";
  return { steps: past, legs: legs.filter((each) => each.at <= now), status: last === "opened" ? "new" : last, window };
}

/** Of the windows the shop promises, one of that day the arrival falls into; by night it stays as it was. */
function windowAround({ legs }: Told, otherwise: TimeWindow): TimeWindow {
  const arrival = legs.find(({ status }) => status === "at_dropoff")?.at;
  if (arrival === undefined) return otherwise;
  const { hour } = inVietnam(arrival);
  const hours = dayWindows.find(([from, until]) => hour >= from && hour < until);
  if (hours === undefined) return otherwise;
  const midnight = startOfDayInVietnam(arrival);
  return { from: hoursAfter(midnight, hours[0]), until: hoursAfter(midnight, hours[1]) };
}
const dayWindows = [
  [8, 12],
  [15, 19],
  [8, 18],
] as const;

/** With a window people work by day and arrive within it; without one, one thing follows the other round the clock. */
function storyOf({ paidAt, fate, distanceM }: Asked, luck: Chance, window: TimeWindow | null): Told {
  const steps: Step[] = [{ at: paidAt, what: "opened" }];
  const legs: Leg[] = [];
  let at = paidAt;
  const wait = (low: number, high: number): Date => {
    at = minutesAfter(at, luck.between(low, high));
    return window === null ? at : (at = byDaylight(at, luck));
  };
  const step = (what: Step["what"], low: number, high: number): void => void steps.push({ what, at: wait(low, high) });
  const leg = (status: Leg["status"], low: number, high: number): void =>
    void legs.push({ status, at: wait(low, high) });

  if (fate === "rejected") {
    step("rejected", 10, 90);
    return { steps, legs };
  }
  step("accepted", 4, 45);
  step("harvesting", 10, 70);
  step("weighed", 40, 150);
  step("packed", 12, 70);
  leg("ready", 0, 0);
  const roadMinutes = Math.round(15 + distanceM / 750);
  if (window !== null) at = later(at, leaveFor(window, roadMinutes, luck));
  leg("offered", 1, 3);
  leg("assigned", 1, 4);
  leg("en_route_pickup", 3, 12);
  leg("at_pickup", 12, 40);
  leg("picked_up", 4, 12);
  steps.push({ what: "handed_over", at });
  leg("en_route_dropoff", 2, 10);
  if (window !== null) at = later(at, minutesAfter(window.from, luck.between(5, 60) - roadMinutes));
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
  return { steps, legs };
}

/** Within a neighbourhood an hour and a half before the window; for a long road on the evening before, or as early as it needs. */
function leaveFor(window: TimeWindow, roadMinutes: number, luck: Chance): Date {
  if (roadMinutes < 120) return minutesAfter(window.from, -Math.min(60, roadMinutes) - 45);
  const evening = minutesAfter(startOfDayInVietnam(window.from), -luck.between(300, 480));
  const inTime = minutesAfter(window.from, -roadMinutes);
  return evening < inTime ? evening : inTime;
}

/** Farmers rise at four. */
const [dawnHour, duskHour] = [4, 22] as const;

/** What falls into the night is done the next morning. */
function byDaylight(at: Date, luck: Chance): Date {
  const { hour } = inVietnam(at);
  if (hour >= dawnHour && hour < duskHour) return at;
  const midnight = startOfDayInVietnam(hour < dawnHour ? at : hoursAfter(at, 24 - duskHour));
  return minutesAfter(midnight, dawnHour * 60 + luck.between(5, 45));
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);
