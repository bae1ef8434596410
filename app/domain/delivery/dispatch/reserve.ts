import type { Board, DutyCourier, OpenLoad, Place } from "./board";
import type { RightOfWay } from "./decision";
import { reserve } from "./settings";

/** Sets of things that some couriers can do and some loads need, as bits: to pass a border, to keep cold. */
const [pass, box] = [1, 2] as const;
const everySet = [pass, box, pass | box] as const;

const includes = (all: number, part: number): boolean => (all & part) === part;

/**
 * What few can do is kept for what needs it: whoever has a pass, a cold box, or both costs more in the choice for goods that ask for less. The next load
 * that asks for it comes after that choice, and nobody else can go. Boxes are many: a little, by their share and that of what asks for
 * them. Passes are few when a border closes: the more, the nearer the work known for the next hours comes to all that they have hours for.
 */
export class Reserve {
  private readonly needs: ReadonlyMap<OpenLoad, number>;
  private readonly prices: readonly { readonly skills: number; readonly vnd: number }[];
  private readonly behindBorder: readonly Place[];

  constructor(
    private readonly board: Board,
    private readonly rightOfWay: RightOfWay,
  ) {
    const { loads } = board;
    const ends = new Map(loads.map((load) => [load, this.endsBehindBorder(load)]));
    this.behindBorder = onePerCommune([...ends.values()].flat());
    this.needs = new Map(loads.map((load) => [load, needsOf(load, (ends.get(load) ?? []).length > 0)]));
    this.prices = this.pricesOf();
  }

  /** What it costs in the choice that this courier could do more than these loads ask for, đồng. */
  vndFor(courier: DutyCourier, own: readonly OpenLoad[]): number {
    if (this.prices.length === 0) return 0;
    const skills = this.skillsOf(courier);
    let vnd = 0;
    for (const load of own) {
      const needs = this.needs.get(load) ?? 0;
      const wasted = this.prices.find((each) => includes(skills, each.skills) && !includes(needs, each.skills));
      vnd += wasted?.vnd ?? 0;
    }
    return vnd;
  }

  /** For each set of skills, dearest first. */
  private pricesOf(): { skills: number; vnd: number }[] {
    return everySet
      .map((skills) => ({ skills, vnd: includes(skills, pass) ? this.byHours(skills) : this.byShares(skills) }))
      .filter(({ vnd }) => vnd > 0)
      .sort((one, other) => other.vnd - one.vnd);
  }

  private byHours(skills: number): number {
    const { now, couriers } = this.board;
    const asked = [...this.needs].filter(([load, needs]) => includes(needs, skills) && isSoon(load, now));
    if (asked.length === 0) return 0;
    const able = couriers.filter((courier) => includes(this.skillsOf(courier), skills));
    const hours = able.reduce((sum, courier) => sum + hoursLeft(courier, now), 0);
    const pressure = hours > 0 ? Math.min(1, asked.length / reserve.loadsPerHour / hours) : 0;
    return Math.round(reserve.hoursVnd * pressure ** 2);
  }

  private byShares(skills: number): number {
    const needed = shareOf([...this.needs.values()], (needs) => includes(needs, skills));
    const held = shareOf(this.board.couriers, (courier) => includes(this.skillsOf(courier), skills));
    return held > 0 ? Math.round(reserve.keepsVnd * Math.min(1, needed / held)) : 0;
  }

  private skillsOf(courier: DutyCourier): number {
    const known = this.knownSkills.get(courier);
    if (known !== undefined) return known;
    const skills = (this.opens(courier) ? pass : 0) | (courier.coldG > 0 ? box : 0);
    this.knownSkills.set(courier, skills);
    return skills;
  }
  private readonly knownSkills = new Map<DutyCourier, number>();

  private opens(courier: DutyCourier): boolean {
    const { now } = this.board;
    const isOpen = (place: Place): boolean => this.rightOfWay.stop(courier, place, now, "ambient").ok;
    return courier.passes.length > 0 && this.behindBorder.some(isOpen);
  }

  /** The ends of a load that a courier without any pass may not enter. */
  private endsBehindBorder({ from, to, coldClass, standing }: OpenLoad): Place[] {
    const [any] = this.board.couriers;
    if (any === undefined) return [];
    const nobody: DutyCourier = { ...any, vehicle: "motorbike", passes: [] };
    const ends = standing.kind === "on_board" ? [to] : [from, to];
    return ends.filter((place) => !this.rightOfWay.stop(nobody, place, this.board.now, coldClass).ok);
  }
}

/** Something is to be done about it within the hours looked at. */
const isSoon = ({ readyAt, window }: OpenLoad, now: number): boolean =>
  Math.max(readyAt, window.from) < now + reserve.aheadMinutes;

const hoursLeft = ({ shift }: DutyCourier, now: number): number =>
  Math.max(0, Math.min(reserve.aheadMinutes, shift.until - Math.max(now, shift.from))) / 60;

const onePerCommune = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [place.communeCode, place])).values(),
];

const needsOf = ({ coldClass }: OpenLoad, isBehindBorder: boolean): number =>
  (isBehindBorder ? pass : 0) | (coldClass === "ambient" ? 0 : box);

function shareOf<Thing>(things: readonly Thing[], is: (thing: Thing) => boolean): number {
  return things.length === 0 ? 0 : things.filter(is).length / things.length;
}
