import { minuteOf } from "~/domain/shared/time";
import type { Reader, Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { fromMinutes } from "../dispatch/minutes";
import { giveDocks, isAsBooked, type Booking, type GivenDock } from "../hubs/docks";
import { readHubVisits } from "./hub-visits.server";

type HubRow = {
  readonly id: string;
  readonly opensMinute: number;
  readonly closesMinute: number;
  readonly dockSlots: number;
  readonly status: string;
};
type BookingRow = {
  readonly id: string;
  readonly dock: number;
  readonly from: Date;
  readonly until: Date;
  readonly stopIds: string[];
};

/** Who is to have which dock of these hubs, and what is booked; only hubs where the two differ. */
export async function docksToGive(reader: Reader | Tx, now: Date, hubs: readonly HubRow[]) {
  const visits = await readHubVisits(reader, now);
  const rows = await reader.dockBooking.findMany({ where: { hubId: { in: hubs.map(({ id }) => id) } } });
  return hubs.flatMap((hub) => {
    const booked = rows.filter(({ hubId }) => hubId === hub.id).map(bookingOf);
    const mine = visits.filter(({ hubId }) => hubId === hub.id);
    const given = giveDocks(dockHubOf(hub), mine, booked);
    return isAsBooked(given, booked) ? [] : [{ hubId: hub.id, given, booked }];
  });
}

const dockHubOf = ({ opensMinute: opens, closesMinute: closes, dockSlots, status }: HubRow) => ({
  opens,
  closes,
  docks: status === "open" ? dockSlots : 0,
});

const bookingOf = ({ id, dock, from, until, stopIds }: BookingRow): Booking => ({
  id,
  dock,
  stopIds,
  from: minuteOf(from),
  until: minuteOf(until),
});

/** Books the docks of one hub anew: who is gone gives the dock back, who is expected at another time moves. Call it under the lock of the hub's row. */
export async function bookDocks(tx: Tx, moment: Moment, hub: HubRow): Promise<void> {
  const [change] = await docksToGive(tx, moment.now, [hub]);
  if (!change) return;
  const kept = change.given.flatMap(({ keeps }) => keeps ?? []);
  await tx.dockBooking.deleteMany({ where: { hubId: hub.id, id: { notIn: kept } } });
  for (const { keeps: id, visit } of change.given)
    if (id !== null) await tx.dockBooking.update({ where: { id }, data: { stopIds: [...visit.stopIds] } });
  const news = change.given.filter(({ keeps }) => keeps === null);
  await tx.dockBooking.createMany({ data: news.map((given) => rowOf(moment, hub.id, given)) });
}

const rowOf = ({ ids }: Moment, hubId: string, { visit, dock, from, until }: GivenDock) => ({
  id: ids.next(),
  hubId,
  dock,
  courierId: visit.courierId,
  stopIds: [...visit.stopIds],
  from: fromMinutes(from),
  until: fromMinutes(until),
});
