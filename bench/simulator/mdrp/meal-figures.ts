import type { Day } from "../day";
import type { Journal } from "../journal";
import { mean, quantile } from "../statistics";

const round = (value: number): number => Number(value.toFixed(3));

export type MealFigures = ReturnType<typeof mealFigures>;

/** The figures the literature on meal delivery reports: from the click to the door, and from the ready meal. */
export function mealFigures({ orders }: Day, { ends, stops, shifts }: Journal) {
  const clickToDoor: number[] = [];
  const readyToDoor: number[] = [];
  let within = 0;
  for (const { id, placedAt, readyAt, giveUpAt } of orders) {
    const end = ends.get(id);
    if (end?.kind !== "delivered") continue;
    clickToDoor.push(end.at - placedAt);
    readyToDoor.push(end.at - readyAt);
    if (end.at <= giveUpAt) within += 1;
  }
  const readyOf = new Map(orders.map(({ id, readyAt }) => [id, readyAt]));
  const readyToPickup = stops
    .filter(({ kind }) => kind === "pickup")
    .map(({ loadId, begins }) => begins - (readyOf.get(loadId) ?? begins));
  const hours = [...shifts.values()].reduce((total, { from, until }) => total + (until - from) / 60, 0);
  return {
    clickToDoorMean: round(mean(clickToDoor)),
    clickToDoorP95: round(quantile(clickToDoor, 0.95)),
    withinLongest: round(within / Math.max(1, orders.length)),
    readyToDoorMean: round(mean(readyToDoor)),
    readyToPickupMean: round(mean(readyToPickup)),
    ordersPerCourierHour: round(clickToDoor.length / Math.max(1, hours)),
  };
}
