import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";
import { openOfferStatuses } from "../offers/offer-status";
import { isBeforePickup, isOnBoard, isShipmentStatus, isWaiting } from "../shipment-status";
import { explainLoad } from "./explain";
import { loadBoard } from "./load-board.server";
import { alternativeViews, readPlans, type AlternativeView, type PlanView } from "./plan-queries.server";
import { surroundingsAt } from "./surroundings.server";

export type LoadView = {
  id: string;
  code: string;
  status: string;
  shard: string | null;
  fromName: string;
  toText: string;
  payVnd: number;
  promisedUntil: string;
  /** Waits for a courier; promised to one who has not fetched it yet; or neither, then nothing is done by hand. */
  stage: "waiting" | "promised" | "beyond";
  /** Still at the farm; else at a hub, on board, or with a courier who can go no further. */
  isAtFarm: boolean;
  keeperName: string | null;
  /** A courier has the goods, and another could be sent to them. */
  isAboard: boolean;
  courierName: string | null;
  offeredTo: string | null;
  pinnedTo: string | null;
  plan: PlanView | null;
  alternatives: AlternativeView[];
  onDuty: { id: string; name: string }[];
};

/** One load with everybody who could carry it now, priced. @throws Missing */
export async function loadView(reader: Reader, shipmentId: string, now: Date): Promise<LoadView> {
  const shipment = present(await reader.shipment.findUnique({ where: { id: shipmentId } }), "shipment");
  const { shard, status, courierId, pinnedTo, keeperId, hubId } = shipment;
  const isAboard = courierId !== null && isShipmentStatus(status) && (status === "held" || isOnBoard(status));
  const stage = !isShipmentStatus(status)
    ? "beyond"
    : isWaiting(status)
      ? "waiting"
      : isBeforePickup(status)
        ? "promised"
        : "beyond";
  const [plans, offer, read] = await Promise.all([
    readPlans(reader, [shipmentId]),
    reader.offer.findFirst({ where: { shipmentId, status: { in: openOfferStatuses } }, select: { courierId: true } }),
    stage === "waiting" && shard !== null ? loadBoard(reader, shard, now) : null,
  ]);
  const surroundings = await surroundingsAt(reader, () => Promise.reject(new Error("nothing is planned here")));
  const others = read === null ? [] : explainLoad(read.board, surroundings, shipmentId);
  const onDuty = read?.board.couriers.map(({ id }) => id) ?? [];
  const names = await courierNames(reader, [
    courierId,
    keeperId,
    offer?.courierId,
    pinnedTo,
    ...onDuty,
    ...others.map((other) => other.courierId),
  ]);
  return {
    id: shipment.id,
    code: shipment.code,
    status,
    shard,
    stage,
    fromName: shipment.pickupName,
    toText: shipment.dropText,
    payVnd: shipment.payVnd,
    promisedUntil: shipment.windowUntil.toISOString(),
    isAtFarm: keeperId === null && hubId === null,
    isAboard,
    keeperName: nameIn(names, keeperId),
    courierName: nameIn(names, courierId),
    offeredTo: nameIn(names, offer?.courierId ?? null),
    pinnedTo: nameIn(names, pinnedTo),
    plan: plans.get(shipmentId) ?? null,
    alternatives: alternativeViews(others, names),
    onDuty: onDuty.map((id) => ({ id, name: names.get(id) ?? "" })).sort((a, b) => a.name.localeCompare(b.name, "vi")),
  };
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? "");

async function courierNames(reader: Reader, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const rows = await reader.courier.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
