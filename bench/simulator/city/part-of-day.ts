import type { Day, DayOrder } from "../day";
import { clock } from "./make-day";

/** Hours before the start in which on-demand orders were placed that may still be open then. */
const openHours = 1;

/**
 * Some hours out of a day, for looking closely at one moment of a large city: it starts with the orders that would be open, none of
 * them assigned yet, and the couriers on duty. What is still open at the end counts as not delivered.
 */
export function partOfDay(day: Day, fromHour: number, untilHour: number): Day {
  const [begins, ends] = [clock(fromHour), clock(untilHour)];
  const isOpen = ({ lane, placedAt, window }: DayOrder): boolean =>
    lane === "wave"
      ? window.until > begins && window.from < ends + 120
      : lane === "on_demand" && placedAt >= begins - openHours * 60 && placedAt < ends && window.until > begins;
  return {
    ...day,
    ...{ name: `${day.name} ${fromHour}–${untilHour} h`, begins, ends },
    // What the hauls have brought lies at the hubs.
    orders: day.orders
      .filter(isOpen)
      .map((order) => ({ ...order, placedAt: Math.max(begins, order.placedAt), after: null })),
    couriers: day.couriers
      .filter(({ shift, vehicle }) => vehicle !== "truck" && shift.until > begins)
      .map((courier) => ({ ...courier, shift: { ...courier.shift, from: Math.max(begins, courier.shift.from) } })),
  };
}
