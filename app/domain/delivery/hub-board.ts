import { isWaiting, type ShipmentStatus } from "./shipment-status";

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

export type Wave = { readonly from: string; readonly until: string; readonly shipments: readonly HubShipment[] };

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
  const waves = new Map<string, Wave>();
  for (const shipment of shipments) {
    const { windowFrom: from, windowUntil: until } = shipment;
    const key = `${until} ${from}`;
    waves.set(key, { from, until, shipments: [...(waves.get(key)?.shipments ?? []), shipment] });
  }
  return [...waves].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, wave]) => wave);
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
