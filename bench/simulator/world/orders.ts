import type { City } from "./city";
import { dropFromRun } from "./duty";

export function place(city: City, orderId: string): void {
  const load = city.load(orderId);
  city.open.add(load);
  const { cancelledAt, giveUpAt } = load.order;
  if (cancelledAt !== null) city.agenda.add(cancelledAt, { kind: "cancelled", orderId });
  city.agenda.add(giveUpAt, { kind: "given_up", orderId });
}

/** The shopper takes the order back, if the goods are still where they were. */
export function cancel(city: City, orderId: string): void {
  const load = city.load(orderId);
  const { standing } = load;
  if (load.end !== null || standing.kind === "on_board" || load.from !== load.order.from) return;
  city.end(load, { kind: "cancelled", at: city.now });
  if (standing.kind === "accepted") dropFromRun(city, city.rider(standing.courierId), orderId);
}

/** The promise is over and nobody carries it. */
export function giveUp(city: City, orderId: string): void {
  const load = city.load(orderId);
  if (load.end !== null || load.standing.kind === "accepted" || load.standing.kind === "on_board") return;
  const isReady = (city.readyMinute(load) ?? Infinity) <= city.now;
  const reasons = !isReady ? { not_ready: 1 } : Object.keys(load.reasons).length > 0 ? load.reasons : { no_offer: 1 };
  city.end(load, { kind: "unassigned", at: city.now, reasons });
}

/** The last minute of the day: whatever is still open ends here. */
export function closeBooks(city: City): void {
  for (const { order } of city.open.all()) {
    giveUp(city, order.id);
    const load = city.load(order.id);
    if (load.end === null) city.end(load, { kind: "undelivered", at: city.now });
  }
}
