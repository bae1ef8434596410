import { shipmentsOfOrder } from "~/domain/delivery/queries.server";
import { isOnBoard } from "~/domain/delivery/shipment-status";
import type { Point } from "~/domain/shared/geo";
import { minutesAfter } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { isPublicEvent } from "./public-events";
import type { Story, StoryLine } from "./types";

/** A position older than this is not "where the courier is". */
const positionMinutes = 15;

/** The order's story for its shopper: what happened, and where each seller's parcels are now. */
export async function storyOf(reader: Reader, orderId: string, now: Date): Promise<Story> {
  const [events, positions, shipments] = await Promise.all([
    reader.trackingEvent.findMany({ where: { orderId, kind: "status" }, orderBy: { id: "asc" } }),
    reader.trackingEvent.findMany({
      where: { orderId, kind: "position", at: { gte: minutesAfter(now, -positionMinutes) } },
      orderBy: { id: "desc" },
      take: 50,
    }),
    shipmentsOfOrder(reader, orderId),
  ]);
  const lastSeen = new Map(positions.toReversed().map((event) => [event.shipmentId, readPosition(event.data)]));
  return {
    lines: events.flatMap(readLine),
    lastId: String([events.at(-1)?.id ?? 0n, positions[0]?.id ?? 0n].reduce((a, b) => (a > b ? a : b))),
    shipments: shipments.map(({ id, stopEta, ...shipment }) => {
      const seen = isOnBoard(shipment.status) ? lastSeen.get(id) : null;
      return { ...shipment, courier: seen?.place ?? null, eta: seen?.eta ?? stopEta };
    }),
  };
}

/** The ids and kinds after `lastId`, for a page that is already open. */
export async function newsAfter(
  reader: Reader,
  orderId: string,
  lastId: bigint,
): Promise<{ id: bigint; kind: string }[]> {
  return reader.trackingEvent.findMany({
    where: { orderId, id: { gt: lastId } },
    select: { id: true, kind: true },
    orderBy: { id: "asc" },
    take: 500,
  });
}

function readLine({ id, data, at }: { id: bigint; data: unknown; at: Date }): StoryLine[] {
  const { what, subOrderId, hub } = fields(data);
  if (typeof what !== "string" || !isPublicEvent(what)) return [];
  return [
    {
      id: String(id),
      what,
      at: at.toISOString(),
      subOrderId: typeof subOrderId === "string" ? subOrderId : null,
      hub: typeof hub === "string" ? hub : null,
    },
  ];
}

function readPosition(data: unknown): { place: Point; eta: string | null } | null {
  const { lat, lng, eta } = fields(data);
  if (typeof lat !== "number" || typeof lng !== "number") return null;
  return { place: { lat, lng }, eta: typeof eta === "string" ? eta : null };
}

const fields = (data: unknown): Record<string, unknown> =>
  typeof data === "object" && data !== null ? { ...data } : {};
