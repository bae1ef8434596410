import { dropWindow } from "~/domain/areas/drop-point";
import { doorTerms, dropPointOf, isFetchable, type Ground } from "~/domain/areas/ground";
import type { DeliveryAsk, DropPlace } from "~/domain/ordering/ports";
import { hoursAfter, minuteOf, type TimeWindow } from "~/domain/shared/time";

export type OpenWindow = {
  readonly wanted: TimeWindow;
  /** The wanted one, or the hours of the drop point nearest to it. */
  readonly window: TimeWindow;
  readonly dropPoint: DropPlace | null;
};

/** Goods are fetched about so long before the window opens. */
const fetchedHours = 2;

/** What the rules of both areas make of a delivery window; null when goods may not leave, or not come, then. */
export function openWindow(
  ground: Ground,
  ask: Pick<DeliveryAsk, "seller" | "drop" | "coldClass" | "now">,
  wanted: TimeWindow,
): OpenWindow | null {
  const { seller, drop, coldClass, now } = ask;
  const fetched = Math.max(minuteOf(now), minuteOf(hoursAfter(wanted.from, -fetchedHours)));
  if (!isFetchable(ground, seller, coldClass, fetched)) return null;
  const terms = [wanted.from, wanted.until].map((at) => doorTerms(ground, drop, coldClass, minuteOf(at)));
  if (terms.includes("closed")) return null;
  if (!terms.includes("drop_point")) return { wanted, window: wanted, dropPoint: null };
  const point = dropPointOf(ground, drop);
  const window = point && dropWindow(point.hours, wanted, now);
  if (!point || !window) return null;
  return { wanted, window, dropPoint: { id: point.id, name: point.name, street: point.street } };
}
