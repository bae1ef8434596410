import { roadMetres } from "~/domain/areas/reach";
import { directOrHub, twoHubsVnd, type Consignment } from "../dispatch/direct-or-hub";
import type { Hub } from "../dispatch/hub";
import type { LegEnd } from "./leg";
import { planLegs, type HubStop, type Way } from "./plan-legs";
import { travelMinutes } from "../travel";

/** A hub as one chooses between them. `isUsable`: open for business, in an area that is open, and not full. */
export type KnownHub = HubStop & {
  readonly hubId: string;
  readonly hasColdRoom: boolean;
  readonly isUsable: boolean;
};

/** What decided: `near` goes straight by rule, `cheaper` by price, the others because the other way cannot be. */
export type WayWhy = "near" | "cheaper" | "no_hub" | "no_cold_room" | "too_late";

export type WayChosen = {
  readonly hubs: readonly KnownHub[];
  readonly directVnd: number;
  /** The cheapest way by hub that is in time; null when there is none. */
  readonly hubVnd: number | null;
  readonly why: WayWhy;
};

/** Up to here one rider brings it within the half day; handling fresh goods twice would save nothing. Road metres. */
const nearM = 60_000;
/** From here on goods change at a hub near the farm and at one near the door. Road metres. */
const farM = 150_000;
/** So many hubs are looked at around each end. */
const hubsAround = 3;

const roads = { minutes: travelMinutes, metres: roadMetres };

/** Straight to the door or through hubs: both are priced, the cheaper one that is in time is taken. */
export function chooseWay(way: Way, hubs: readonly KnownHub[]): WayChosen {
  const goods = consignmentOf(way);
  if (roadMetres(way.from, way.door) < nearM)
    return { hubs: [], directVnd: directOrHub(goods, [], roads).directVnd, hubVnd: null, why: "near" };
  const usable = hubs.filter(({ isUsable }) => isUsable);
  const cold = way.coldClass === "ambient" ? usable : usable.filter(({ hasColdRoom }) => hasColdRoom);
  const around = [...new Set([...nearest(cold, way.from), ...nearest(cold, way.door)])];
  const { directVnd, hubs: priced } = directOrHub(goods, around.map(asHub), roads);
  const single = around.flatMap((hub) => {
    const known = priced.find(({ hubId }) => hubId === hub.hubId);
    return known && "costVnd" in known ? [{ hubs: [hub], costVnd: known.costVnd }] : [];
  });
  const inTime = [...single, ...pairsOf(way, goods, cold)].filter(({ hubs: through }) => isInTime(way, through));
  const [best] = inTime.sort((one, other) => one.costVnd - other.costVnd);
  if (best === undefined)
    return { hubs: [], directVnd, hubVnd: null, why: whyNone({ usable: usable.length, cold: cold.length }) };
  const isCheaper = best.costVnd < directVnd;
  return { hubs: isCheaper ? best.hubs : [], directVnd, hubVnd: best.costVnd, why: "cheaper" };
}

function pairsOf(way: Way, goods: Consignment, hubs: readonly KnownHub[]) {
  if (roadMetres(way.from, way.door) < farM) return [];
  return nearest(hubs, way.from).flatMap((near) =>
    nearest(hubs, way.door)
      .filter((far) => far !== near)
      .map((far) => ({ hubs: [near, far], costVnd: twoHubsVnd(goods, asHub(near), asHub(far), roads) })),
  );
}

const isInTime = (way: Way, hubs: readonly HubStop[]): boolean => {
  const arrives = planLegs({ ...way, hubs }).at(-1)?.eta;
  return arrives !== undefined && arrives <= way.window.until;
};

const whyNone = ({ usable, cold }: { usable: number; cold: number }): WayWhy =>
  usable === 0 ? "no_hub" : cold === 0 ? "no_cold_room" : "too_late";

const nearest = (hubs: readonly KnownHub[], to: LegEnd): KnownHub[] =>
  [...hubs].sort((a, b) => roadMetres(a, to) - roadMetres(b, to)).slice(0, hubsAround);

const minutes = (at: Date): number => at.getTime() / 60_000;

const consignmentOf = ({ from, door, grams, coldClass, readyAt, window }: Way): Consignment => ({
  from,
  to: door,
  grams,
  coldClass,
  readyAt: minutes(readyAt),
  rideLimit: null,
  window: { from: minutes(window.from), until: minutes(window.until) },
});

const asHub = (hub: KnownHub): Hub => ({
  id: hub.hubId,
  place: hub,
  opens: hub.opensMinute,
  closes: hub.closesMinute,
  sortMinutes: hub.sortMinutes,
  hasColdRoom: hub.hasColdRoom,
  isOpen: hub.isUsable,
});
