import { compileMovement } from "~/domain/areas/compile-movement";
import type { Commune, MovementRule } from "~/domain/areas/movement";
import type { ColdClass } from "~/domain/areas/reach";
import type { DutyCourier, Place } from "~/domain/delivery/dispatch/board";
import type { Passage, RightOfWay, RoadTimes } from "~/domain/delivery/dispatch/decision";
import { rightOfWay } from "~/domain/delivery/dispatch/right-of-way";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { areasOf, gridMap } from "./area-grid";
import { holdsAt, wayAround, type AreaRule } from "./area-rules";

type Holder = Pick<DutyCourier, "passes" | "vehicle">;
type Closing = Pick<AreaRule, "rule" | "until">;
/** The areas of a block are alike: one colour, and no rule about a part of it. */
type Block = { readonly rule: AreaRule; readonly areas: readonly Commune[] };
type ClosedSpot = Closing & Pick<AreaRule, "from"> & { readonly spot: Point };

/** What the shop comes with for couriers in red areas; the rest of its rules never speaks in this country. */
const redAsksForPass: MovementRule = {
  ...{ id: "red", mover: "courier", permission: "with_pass", colour: "red" },
  ...{ from: 0, until: null, area: null, hours: null, vehicle: null, goods: null },
};

type Corners = { readonly way: Point[] | null };

type Store<Key, Value> = { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown };

/** What the store has under the key; worked out when it has nothing. */
function remembered<Key, Value>(store: Store<Key, Value>, key: Key, make: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}

/**
 * Everything that is announced about places being closed, as it stands now. Blocks are spells of red, and the shop's own rules say
 * who may be there; only the roads around a block are the simulator's.
 */
export class AreaBook {
  private blocks: readonly Block[] = [];
  private spots: readonly ClosedSpot[] = [];
  private shop = this.compile();

  constructor(
    private readonly provinceCode: string,
    private readonly roads: () => RoadTimes,
  ) {}

  announce(rule: AreaRule): void {
    this.blocks = [...this.blocks, { rule, areas: areasOf(this.provinceCode, rule) }];
    this.shop = this.compile();
  }

  /** A hub that nobody may enter; no pass helps. */
  closeSpot(spot: Point, from: number, until: number): void {
    this.spots = [...this.spots, { rule: "hub_closed", spot, from, until }];
  }

  get announced(): { readonly rules: readonly AreaRule[]; readonly spots: readonly ClosedSpot[] } {
    return { rules: this.blocks.map(({ rule }) => rule), spots: this.spots };
  }

  /** What keeps this courier out of a place at a minute. */
  closedTo(holder: Holder, place: Place, at: number, goods: ColdClass = "ambient"): Closing | undefined {
    const shut = this.spots.find(
      (each) => holdsAt(each, at) && each.spot.lat === place.lat && each.spot.lng === place.lng,
    );
    if (shut !== undefined || this.blocks.length === 0) return shut;
    const passage = this.shop.stop(holder, place, at, goods);
    return passage.ok ? undefined : passage;
  }

  /** Corners on the way, none when it is straight; null when the courier may not go there. */
  way(holder: Holder, from: Point, to: Point, at: number, goods: ColdClass = "ambient"): Point[] | null {
    const closed = this.blocks.filter(({ rule, areas }) => {
      const [some] = areas;
      return some !== undefined && holdsAt(rule, at) && !this.shop.stop(holder, some, at, goods).ok;
    });
    return closed.length === 0 ? [] : this.around(from, to, closed);
  }

  /** The same two stops are asked about at every tick, and the corners between them stay where they are. */
  private around(from: Point, to: Point, closed: readonly Block[]): Point[] | null {
    const rules = closed.map(({ rule }) => rule);
    const key = rules.map(({ rows, columns }) => [...rows, ...columns].join()).join(" ");
    const ways = remembered(this.corners, key, () => new WeakMap<Point, WeakMap<Point, Corners>>());
    const fromHere = remembered(ways, from, () => new WeakMap<Point, Corners>());
    return remembered(fromHere, to, () => ({ way: wayAround(from, to, rules) })).way;
  }
  private readonly corners = new Map<string, WeakMap<Point, WeakMap<Point, Corners>>>();

  /** For a dispatcher. */
  rightOfWay(): RightOfWay {
    return {
      stop: (courier, place, at, goods) => passageOf(this.closedTo(courier, place, at, goods)),
      leg: (courier, from, to, leavesAt, goods) => this.leg(courier, from, to, leavesAt, goods),
    };
  }

  private leg(courier: Holder, from: Point, to: Place, leavesAt: number, goods: ColdClass): Passage {
    const corners = this.way(courier, from, to, leavesAt, goods);
    if (corners === null)
      return passageOf(this.closedTo(courier, to, leavesAt, goods) ?? { rule: "no_way", until: null });
    if (corners.length === 0) return { ok: true, delayMinutes: 0 };
    const roads = this.roads();
    const whole = minutesAlong(roads, [from, ...corners, to], courier.vehicle);
    return { ok: true, delayMinutes: Math.max(0, whole - roads.minutes(from, to, courier.vehicle)) };
  }

  private compile() {
    const spells = this.blocks.flatMap(({ rule: { from, until }, areas }, index) =>
      areas.map((area) => ({ id: String(index), area, colour: "red" as const, from, until })),
    );
    return rightOfWay(compileMovement({ spells, rules: [redAsksForPass], crossings: [] }), gridMap);
  }
}

const passageOf = (closing: Closing | undefined): Passage =>
  closing === undefined ? { ok: true, delayMinutes: 0 } : { ok: false, rule: closing.rule, until: closing.until };

function minutesAlong(roads: RoadTimes, points: readonly Point[], vehicle: Vehicle): number {
  return points.slice(1).reduce((sum, point, at) => {
    const before = points[at];
    return before === undefined ? sum : sum + roads.minutes(before, point, vehicle);
  }, 0);
}
