import type { Board, DutyCourier, OpenLoad } from "./board";
import type { Surroundings } from "./decision";
import { firstObstacle, isOverShift, obstacleToAskAgain, type HardRule } from "./feasibility";
import { NearCouriers } from "./near-couriers";
import { couriersToPrice, isResting } from "./offer-rules";
import { OpenRun } from "./open-run";
import { medianVndPerHour } from "./price";
import { Reserve } from "./reserve";
import { timing } from "./settings";
import type { Ask } from "./walk";

/** The board laid out for one round of decisions: found by id, by place, by courier. */
export class Desk implements Ask {
  readonly now: number;
  readonly loads: ReadonlyMap<string, OpenLoad>;
  readonly couriers: ReadonlyMap<string, DutyCourier>;
  readonly medianVndPerHour: number | null;
  /** Room before the latest departure below which a load is not kept back. The fewer are idle, the less is gained by waiting. */
  readonly pressedMinutes: number;
  /** Couriers with an offer they have not answered. */
  readonly asked: ReadonlySet<string>;
  /** What it costs to use those who can do what few can. */
  readonly reserve: Reserve;
  private readonly near: NearCouriers;
  private readonly runs = new Map<string, OpenRun>();
  private readonly found = new Map<OpenLoad, readonly DutyCourier[]>();

  constructor(
    readonly board: Board,
    readonly surroundings: Surroundings,
  ) {
    this.now = board.now;
    this.loads = new Map(board.loads.map((load) => [load.id, load]));
    this.couriers = new Map(board.couriers.map((courier) => [courier.id, courier]));
    this.medianVndPerHour = medianVndPerHour(board.couriers);
    const idle = board.couriers.filter(({ stops }) => stops.length === 0).length;
    const { calm, busy } = timing.pressedMinutes;
    this.pressedMinutes = busy + ((calm - busy) * idle) / Math.max(1, board.couriers.length);
    this.asked = new Set(
      board.loads.flatMap(({ standing }) =>
        standing.kind === "offered" && standing.until > board.now ? [standing.courierId] : [],
      ),
    );
    this.reserve = new Reserve(board, surroundings.rightOfWay);
    this.near = new NearCouriers(board.couriers.filter((courier) => this.isOpenToMore(courier)));
  }

  /** Not those who look at an offer, who rest, or whose run cannot be told, for a load on it is not on the board. */
  isOpenToMore(courier: DutyCourier): boolean {
    const isFree = !this.asked.has(courier.id) && !isResting(courier, this.now);
    return isFree && courier.stops.every(({ loadId }) => this.loads.has(loadId));
  }

  /** The run as promised. */
  runOf(courier: DutyCourier): OpenRun {
    const known = this.runs.get(courier.id);
    if (known !== undefined) return known;
    const run = OpenRun.of(courier, this);
    this.runs.set(courier.id, run);
    return run;
  }

  /** Couriers worth pricing for a load. */
  candidates(load: OpenLoad): readonly DutyCourier[] {
    const known = this.found.get(load);
    if (known !== undefined) return known;
    const isFit = (courier: DutyCourier): boolean =>
      this.obstacle(courier, load) === null && !isOverShift(courier, load, this);
    const found = this.near.nearest(load.from, couriersToPrice(load), isFit);
    this.found.set(load, found);
    return found;
  }

  /** Couriers who said no to the load once and may be asked again, for when nobody else can carry it. */
  lastResort(load: OpenLoad): readonly DutyCourier[] {
    const once = [...(load.askableAgain ?? [])].flatMap((id) => this.couriers.get(id) ?? []);
    return once.filter(
      (courier) =>
        this.isOpenToMore(courier) &&
        obstacleToAskAgain(courier, load, this) === null &&
        !isOverShift(courier, load, this),
    );
  }

  obstacle(courier: DutyCourier, load: OpenLoad): HardRule | null {
    return firstObstacle(courier, load, this);
  }
}
