import type { Movement } from "~/domain/areas/compile-movement";
import type { CommuneMap, WayStep } from "~/domain/areas/commune-map";
import type { Commune } from "~/domain/areas/movement";
import type { ColdClass } from "~/domain/areas/reach";
import type { Point } from "~/domain/shared/geo";
import { passOpens } from "../passes/pass-holds";
import { travelMinutes } from "../travel";
import type { DutyCourier } from "./board";
import type { Passage } from "./decision";

/** What forbids a place or a way: the names of reasons, as counted for "why does nobody carry it". */
type WayRule = "pass" | "area_barred" | "border_barred" | "unknown_area";

type Goer = Pick<DutyCourier, "vehicle" | "passes">;

/** `RightOfWay` of the dispatcher, asked for anybody with a vehicle and passes. */
type WayFor<Who> = {
  readonly stop: (courier: Who, place: Commune, at: number, goods: ColdClass) => Passage;
  readonly leg: (courier: Who, from: Point, to: Point & Commune, leavesAt: number, goods: ColdClass) => Passage;
};

const free: Passage = { ok: true, delayMinutes: 0 };

/** The dated rules and the courier's passes, asked at the minute a place is entered. What nobody knows is a no. */
export function rightOfWay(movement: Movement, map: CommuneMap): WayFor<Goer> {
  const no = (rule: WayRule, at: number): Passage => ({ ok: false, rule, until: movement.nextChange(at) });

  const enter = (courier: Goer, place: Commune, at: number, goods: ColdClass): Passage => {
    const { permission } = movement.verdictAt({ mover: "courier", place, vehicle: courier.vehicle, goods }, at);
    if (permission === "free") return free;
    if (permission === "barred") return no("area_barred", at);
    return courier.passes.some((pass) => passOpens(pass, place, at, goods)) ? free : noPass(courier, place, at, goods);
  };
  const noPass = (courier: Goer, place: Commune, at: number, goods: ColdClass): Passage => {
    const starts = courier.passes.map(({ validFrom }) => validFrom.getTime() / 60_000);
    const coming = starts.filter(
      (start) => start > at && courier.passes.some((pass) => passOpens(pass, place, start, goods)),
    );
    const turns = [movement.nextChange(at), ...coming].filter((turn) => turn !== null);
    return { ok: false, rule: "pass", until: turns.length === 0 ? null : Math.min(...turns) };
  };

  const cross = (courier: Goer, from: Commune, to: Commune, at: number, goods: ColdClass): Passage => {
    const border = movement.crossingAt(from, to, at);
    if (border === null) return free;
    if (border.permission === "barred") return no("border_barred", at);
    const isLet =
      border.permission === "free" ||
      [from, to].some((side) => courier.passes.some((pass) => passOpens(pass, side, at, goods)));
    return isLet ? { ok: true, delayMinutes: border.delayMinutes } : noPass(courier, to, at, goods);
  };

  const pass = (courier: Goer, from: Commune | null, to: Commune, at: number, goods: ColdClass): Passage => {
    const crossing = from === null ? free : cross(courier, from, to, at, goods);
    if (!crossing.ok) return crossing;
    const entering = movement.isOpenAt(to, at) ? free : enter(courier, to, at, goods);
    return entering.ok ? crossing : entering;
  };

  /** Every commune on the way is entered at its own time, later by what the checkpoints before it took. */
  const walk = (courier: Goer, way: Way, leavesAt: number, minutes: number, goods: ColdClass): Passage => {
    let before = way.start;
    let delayMinutes = 0;
    for (const { place, share } of way.steps) {
      const at = leavesAt + minutes * share + delayMinutes;
      const isThere = before?.communeCode === place.communeCode;
      const passage = isThere || movement.isPlainAt(at) ? free : pass(courier, before, place, at, goods);
      if (!passage.ok) return passage;
      delayMinutes += passage.delayMinutes;
      before = place;
    }
    return { ok: true, delayMinutes };
  };

  return {
    stop: (courier, place, at, goods) => (map.knows(place) ? enter(courier, place, at, goods) : no("unknown_area", at)),
    leg: (courier, from, to, leavesAt, goods) => {
      const minutes = travelMinutes(from, to, courier.vehicle);
      const isPlain = movement.isPlainAt(leavesAt) && (movement.nextChange(leavesAt) ?? Infinity) > leavesAt + minutes;
      if (isPlain) return free;
      if (!map.knows(to)) return no("unknown_area", leavesAt);
      return walk(courier, wayBetween(map, from, to), leavesAt, minutes, goods);
    },
  };
}

type Way = { readonly start: Commune | null; readonly steps: readonly WayStep[] };

/** The ends are where the addresses say, not where the nearest centre lies. */
function wayBetween(map: CommuneMap, from: Point, to: Point & Commune): Way {
  const found = map.along(from, to);
  const start = isPlaced(from) ? from : (found[0]?.place ?? null);
  const arrives = found.length > 1 ? (found.at(-1)?.share ?? 1) : 1;
  return { start, steps: [...found.slice(1, -1), { place: to, share: arrives }] };
}

const isPlaced = (point: Point): point is Point & Commune => "communeCode" in point && "provinceCode" in point;
