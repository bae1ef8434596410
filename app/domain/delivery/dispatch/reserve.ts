import type { Board, DutyCourier, OpenLoad } from "./board";
import type { RightOfWay } from "./decision";
import { reserve } from "./settings";

/** A thing that some couriers can do and some loads need. */
type Skill = {
  readonly isNeededBy: (load: OpenLoad) => boolean;
  readonly isHeldBy: (courier: DutyCourier) => boolean;
};

/**
 * What few can do is kept for what needs it: a courier with a cold box, or with a pass where much is behind a border, costs a little
 * more in the choice for goods that anybody could carry. The next load that needs it comes after that choice, and nobody else can go.
 */
export class Reserve {
  private readonly skills: readonly { readonly skill: Skill; readonly vnd: number }[];
  private readonly behindBorder = new Map<OpenLoad, boolean>();

  constructor(
    { loads, couriers, now }: Board,
    private readonly rightOfWay: RightOfWay,
  ) {
    const isBehindBorder = (load: OpenLoad): boolean => {
      const known = this.behindBorder.get(load) ?? this.needsPass(load, couriers, now);
      this.behindBorder.set(load, known);
      return known;
    };
    const skills: Skill[] = [
      { isNeededBy: ({ coldClass }) => coldClass !== "ambient", isHeldBy: ({ coldG }) => coldG > 0 },
      { isNeededBy: isBehindBorder, isHeldBy: ({ passes }) => passes.length > 0 },
    ];
    this.skills = skills.flatMap((skill) => {
      const needed = shareOf(loads, skill.isNeededBy);
      const held = shareOf(couriers, skill.isHeldBy);
      const vnd = held > 0 ? Math.round(reserve.keepsVnd * Math.min(1, needed / held)) : 0;
      return vnd > 0 ? [{ skill, vnd }] : [];
    });
  }

  /** What it costs in the choice that this courier could do more than these loads ask for, đồng. */
  vndFor(courier: DutyCourier, own: readonly OpenLoad[]): number {
    let vnd = 0;
    for (const { skill, vnd: each } of this.skills)
      if (skill.isHeldBy(courier)) for (const load of own) if (!skill.isNeededBy(load)) vnd += each;
    return vnd;
  }

  private needsPass({ from, to, coldClass }: OpenLoad, [any]: readonly DutyCourier[], now: number): boolean {
    if (any === undefined) return false;
    const nobody = { ...any, passes: [] };
    return [from, to].some((place) => !this.rightOfWay.stop(nobody, place, now, coldClass).ok);
  }
}

function shareOf<Thing>(things: readonly Thing[], is: (thing: Thing) => boolean): number {
  return things.length === 0 ? 0 : things.filter(is).length / things.length;
}
