import type { Vehicle } from "~/domain/identity/types";
import { isHubOpenAt } from "../dispatch/hub";

/** How a hub lets vehicles in: hours in minutes of the Vietnamese day, and how many vehicles at once. A closed hub has no docks. */
export type DockHub = { readonly opens: number; readonly closes: number; readonly docks: number };

/** A vehicle that comes to load or unload, whatever it does there in one go. Times are minutes since 1970. */
export type Visit = {
  readonly courierId: string;
  readonly vehicle: Vehicle;
  readonly stopIds: readonly string[];
  /** Expected then; not before now. */
  readonly at: number;
  readonly isThere: boolean;
};

type Slot = { readonly dock: number; readonly from: number; readonly until: number };
export type Booking = Slot & { readonly id: string; readonly stopIds: readonly string[] };

/** `keeps`: the booking that stays; null: a new one. */
export type GivenDock = Slot & { readonly visit: Visit; readonly keeps: string | null };

/** Minutes at the dock. */
const minutesAtDock: Record<Vehicle, number> = { bicycle: 15, motorbike: 15, van: 30, truck: 60 };
/** Slots begin at a quarter of an hour. */
const grid = 15;
/** Whoever would wait for longer moves forward when an earlier slot is free. */
const longWait = 60;
const farthest = 2 * 1440;

/**
 * A dock and a time for each visit, first come first served by the time expected; next when full or shut. Who has a slot keeps it
 * while expected before its end: a courier is not told another time without need. Who comes later than that gets the next free one.
 * A visit for which two days hold no free slot is left out.
 */
export function giveDocks(hub: DockHub, visits: readonly Visit[], booked: readonly Booking[]): GivenDock[] {
  const inTurn = [...visits].sort((one, other) => one.at - other.at || (one.courierId < other.courierId ? -1 : 1));
  const unclaimed = new Set(booked);
  const given = inTurn.map((visit) => {
    const booking = [...unclaimed].find((each) => isFor(each, visit));
    if (booking) unclaimed.delete(booking);
    return { visit, booking: booking && canKeep(hub, visit, booking) ? booking : undefined };
  });
  const taken = new Set<Slot>(given.flatMap(({ booking }) => booking ?? []));
  return given.flatMap(({ visit, booking }): GivenDock[] => {
    const slot = betterSlot(hub, visit, booking, taken);
    if (!slot) return [];
    if (booking) taken.delete(booking);
    taken.add(slot);
    const { dock, from, until } = slot;
    return [{ dock, from, until, visit, keeps: slot === booking ? booking.id : null }];
  });
}

const isFor = ({ stopIds }: Booking, visit: Visit): boolean => visit.stopIds.some((id) => stopIds.includes(id));

const canKeep = (hub: DockHub, { at, isThere, vehicle }: Visit, slot: Slot): boolean =>
  slot.dock <= hub.docks &&
  slot.until - slot.from === minutesAtDock[vehicle] &&
  (isThere || (at < slot.until && isOpenFor(hub, slot)));

function betterSlot(hub: DockHub, visit: Visit, own: Slot | undefined, taken: ReadonlySet<Slot>): Slot | undefined {
  if (own && (visit.isThere || own.from - visit.at <= longWait)) return own;
  const free = firstFree(hub, visit, taken);
  return own && (!free || free.from >= own.from) ? own : free;
}

/** The first slot that begins at the quarter nearest to the arrival, or later. */
function firstFree(hub: DockHub, { at, vehicle }: Visit, taken: ReadonlySet<Slot>): Slot | undefined {
  const wanted = Math.round(at / grid) * grid;
  for (let from = wanted; from <= wanted + farthest; from += grid) {
    const until = from + minutesAtDock[vehicle];
    if (!isOpenFor(hub, { from, until })) continue;
    const busy = new Set([...taken].filter((slot) => slot.from < until && from < slot.until).map(({ dock }) => dock));
    for (let dock = 1; dock <= hub.docks; dock += 1) if (!busy.has(dock)) return { dock, from, until };
  }
  return undefined;
}

const isOpenFor = (hub: DockHub, { from, until }: Pick<Slot, "from" | "until">): boolean =>
  isHubOpenAt(hub, from) && isHubOpenAt(hub, until - 1);

/** Whether what is given is what is booked already, stop for stop. */
export const isAsBooked = (given: readonly GivenDock[], booked: readonly Booking[]): boolean =>
  given.length === booked.length &&
  given.every(({ keeps, visit }) => {
    const booking = booked.find(({ id }) => id === keeps);
    return (
      booking?.stopIds.length === visit.stopIds.length && visit.stopIds.every((id) => booking.stopIds.includes(id))
    );
  });
