import { minutesAfter } from "~/domain/shared/time";
import { idOf } from "../world/chance";
import { isUnderWay, legAt, runIdOf, type Carried } from "./carry";

type StopRow = {
  id: string;
  runId: string;
  shipmentId: string;
  kind: string;
  position: number;
  status: string;
  eta: Date;
  doneAt: Date | null;
};

function stopsOf(carried: Carried, now: Date): StopRow[] {
  const runId = runIdOf(carried);
  if (!runId) return [];
  const { part, shipmentId } = carried;
  const isOver = !isUnderWay(carried);
  const stop = (
    kind: "pickup" | "dropoff" | "return",
    arrived: Date | undefined,
    done: Date | undefined,
    etaMinutes: number,
  ): StopRow => ({
    id: idOf(`stop ${kind} ${shipmentId}`),
    runId,
    shipmentId,
    kind,
    position: 0,
    doneAt: done ?? null,
    status: done ? "done" : isOver ? "skipped" : arrived ? "arrived" : "planned",
    eta: done ?? arrived ?? minutesAfter(now, etaMinutes),
  });
  const roadMinutes = Math.round(20 + part.distanceM / 750);
  const rows = [
    stop("pickup", legAt(part, "at_pickup"), legAt(part, "picked_up"), 25),
    stop("dropoff", legAt(part, "at_dropoff"), legAt(part, "delivered"), 25 + roadMinutes),
  ];
  const wayBack = legAt(part, "returning");
  if (!wayBack) return rows;
  return [
    rows[0],
    { ...rows[1], status: "failed", doneAt: wayBack },
    stop("return", undefined, legAt(part, "returned"), 120),
  ].filter((row): row is StopRow => row?.id !== undefined);
}

/** Runs and their stops: each finished parcel was a run of its own, what is under way shares the courier's open run. */
export function runsOf(all: readonly Carried[], now: Date) {
  const runs = new Map<
    string,
    { id: string; courierId: string; status: string; openedAt: Date; closedAt: Date | null }
  >();
  const stops: StopRow[] = [];
  for (const carried of all) {
    const id = runIdOf(carried);
    const { courier } = carried.part;
    if (!id || !courier) continue;
    const openedAt = legAt(carried.part, "assigned") ?? now;
    const known = runs.get(id);
    const isOpen = isUnderWay(carried);
    runs.set(id, {
      id,
      courierId: courier.id,
      status: isOpen ? "open" : "closed",
      openedAt: known && known.openedAt < openedAt ? known.openedAt : openedAt,
      closedAt: isOpen ? null : carried.last.at,
    });
    stops.push(...stopsOf(carried, now));
  }
  return { runs: [...runs.values()], stops: inOrder(stops) };
}

function inOrder(stops: readonly StopRow[]): StopRow[] {
  const next = new Map<string, number>();
  return [...stops]
    .sort((a, b) => a.eta.getTime() - b.eta.getTime())
    .map((stop) => {
      const position = (next.get(stop.runId) ?? 0) + 1;
      next.set(stop.runId, position);
      return { ...stop, position };
    });
}
