import { inVietnam, isoDay } from "~/domain/shared/time";
import { isWaiting, type ShipmentStatus } from "../shipment-status";

/** A shipment that is at a hub or on its way there, as the hub's people see it: no shopper's name, no telephone number. JSON-safe. */
export type HubShipment = {
  readonly id: string;
  readonly code: string;
  readonly atHub: string;
  readonly isHere: boolean;
  readonly status: ShipmentStatus;
  readonly goesBack: boolean;
  readonly grams: number;
  readonly coldClass: string;
  readonly parcels: readonly string[];
  readonly fromName: string;
  /** The next hub, or the commune of the door. */
  readonly toName: string;
  /** The next leg ends at a hub. */
  readonly isHaul: boolean;
  readonly courierName: string | null;
  readonly heldWhy: string | null;
  readonly isAlerted: boolean;
  /** Estimated arrival here; once here, when it came in. */
  readonly eta: string;
  /** When the next leg may begin. */
  readonly readyAt: string;
  /** When the next leg is to arrive where it ends. */
  readonly windowFrom: string;
  readonly windowUntil: string;
};

/** What leaves a hub together: for one promised window of the doors, or in one half of a day for one other hub. */
export type Wave = {
  /** The other hub; null: to doors. */
  readonly toHub: string | null;
  /** Nobody is to be there before; null for another hub, which takes goods in whenever they come. */
  readonly from: string | null;
  /** The first of its goods is to be there by then. */
  readonly until: string;
  readonly grams: number;
  readonly withCourier: number;
  readonly shipments: readonly HubShipment[];
};

export type HubBoard = {
  readonly expected: readonly HubShipment[];
  readonly toSort: readonly HubShipment[];
  readonly waiting: readonly HubShipment[];
  readonly held: readonly HubShipment[];
  readonly goingBack: readonly HubShipment[];
  /** What leaves together, because it is due together; the soonest first. */
  readonly waves: readonly Wave[];
};

/** Who does what next with each shipment of a hub; the order within each list is kept. */
export function sortBoard(shipments: readonly HubShipment[]): HubBoard {
  const here = shipments.filter(({ isHere, status }) => isHere && status !== "held");
  const goingBack = here.filter(({ goesBack }) => goesBack);
  const goingOn = here.filter(({ goesBack }) => !goesBack);
  const toSort = goingOn.filter(({ status }) => status === "at_hub");
  const waiting = goingOn.filter(({ status }) => status !== "at_hub");
  return {
    expected: shipments.filter(({ isHere, status }) => !isHere && status !== "held"),
    held: shipments.filter(({ status }) => status === "held"),
    toSort,
    waiting,
    goingBack,
    waves: wavesOf(goingOn),
  };
}

function wavesOf(shipments: readonly HubShipment[]): Wave[] {
  const groups = new Map<string, HubShipment[]>();
  for (const shipment of shipments) groups.set(waveOf(shipment), [...(groups.get(waveOf(shipment)) ?? []), shipment]);
  return [...groups.values()].flatMap(asWave).sort((one, other) => (one.until < other.until ? -1 : 1));
}

/** Doors are promised in windows that many shipments share; hauls have each a window of their own, so they share half a day. */
const waveOf = ({ isHaul, toName, windowFrom, windowUntil }: HubShipment): string =>
  isHaul ? `${toName} ${isoDay(new Date(windowUntil))} ${isMorning(windowUntil)}` : `${windowFrom} ${windowUntil}`;

const isMorning = (at: string): boolean => inVietnam(new Date(at)).hour < 12;

function asWave(shipments: readonly HubShipment[]): Wave[] {
  const [first] = shipments;
  if (!first) return [];
  return [
    {
      ...(first.isHaul ? { toHub: first.toName, from: null } : { toHub: null, from: first.windowFrom }),
      until: shipments.reduce(
        (least, { windowUntil }) => (windowUntil < least ? windowUntil : least),
        first.windowUntil,
      ),
      grams: shipments.reduce((sum, { grams }) => sum + grams, 0),
      withCourier: shipments.filter(({ courierName }) => courierName !== null).length,
      shipments,
    },
  ];
}

/**
 * Should have happened by now: the arrival, the sorting, or (without a courier) the departure, when the next leg is due within
 * the hour.
 */
export function isDue({ isHere, status, eta, readyAt, windowUntil }: HubShipment, now: Date): boolean {
  const present = now.toISOString();
  if (!isHere) return eta < present;
  if (status === "at_hub") return readyAt < present;
  return isWaiting(status) && windowUntil < new Date(now.getTime() + 3_600_000).toISOString();
}
