import type { Vehicle } from "~/domain/identity/types";
import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { fromMinutes } from "../dispatch/minutes";
import { readHubVisits, type HubVisit } from "../internal/hub-visits.server";

/** A vehicle on its way to a hub, or there. JSON-safe. */
export type DockTurn = {
  readonly id: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly courierName: string;
  readonly vehicle: Vehicle;
  /** Shipments it brings and fetches, and the grams of both. */
  readonly brings: number;
  readonly takes: number;
  readonly grams: number;
  readonly expectedAt: string;
  /** Minutes it is expected after its slot begins; negative: before. */
  readonly lateMinutes: number;
  readonly isThere: boolean;
};

/** Who comes to each dock, in order of time; `dock` null: who has no slot yet. Docks with nobody are not named. */
export async function docksOfHub(
  reader: Reader,
  hubId: string,
  now: Date,
): Promise<{ dock: number | null; turns: DockTurn[] }[]> {
  const bookings = await reader.dockBooking.findMany({
    where: { hubId },
    orderBy: [{ dock: "asc" }, { from: "asc" }],
  });
  const visits = (await readHubVisits(reader, now)).filter((visit) => visit.hubId === hubId);
  const lines = visits.map((visit) => {
    const booking = bookings.find(({ stopIds }) => visit.stopIds.some((id) => stopIds.includes(id)));
    return { dock: booking?.dock ?? null, turn: turnOf(visit, booking) };
  });
  const docks = [...new Set([...bookings.map(({ dock }) => dock), null])];
  return docks.flatMap((dock) => {
    const turns = lines.filter((line) => line.dock === dock).map(({ turn }) => turn);
    return turns.length === 0 ? [] : [{ dock, turns: turns.sort(byTime) }];
  });
}

const byTime = (one: DockTurn, other: DockTurn): number =>
  (one.from ?? one.expectedAt) < (other.from ?? other.expectedAt) ? -1 : 1;

function turnOf(visit: HubVisit, booking: { from: Date; until: Date } | undefined): DockTurn {
  const { courierName, vehicle, brings, takes, grams, isThere, at } = visit;
  return {
    id: visit.stopIds.join(),
    courierName,
    vehicle,
    brings,
    takes,
    grams,
    isThere,
    from: booking?.from.toISOString() ?? null,
    until: booking?.until.toISOString() ?? null,
    expectedAt: fromMinutes(at).toISOString(),
    lateMinutes: booking ? Math.round(at - minuteOf(booking.from)) : 0,
  };
}
