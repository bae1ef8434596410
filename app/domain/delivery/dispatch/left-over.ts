import type { OpenLoad } from "./board";
import type { Decision } from "./decision";
import type { Desk } from "./desk";
import { needsPerson } from "./offer-rules";
import { placeLoad } from "./place-load";

/** Loads that nobody can take: held when it is only areas and passes that forbid it, else unassigned; with the reasons either way. */
export function leftOver(loads: Iterable<OpenLoad>, desk: Desk): Decision[] {
  return [...loads].map((load) => {
    const found = obstacles(load, desk);
    const counts = [...found.values()];
    const areas = counts.filter(({ isArea }) => isArea);
    const [nearest] = areas.sort((one, other) => other.couriers - one.couriers);
    const isForbidden = nearest !== undefined && counts.every(({ isArea, isAboutLoad }) => isArea || isAboutLoad);
    if (isForbidden) return { kind: "hold", loadId: load.id, rule: nearest.rule, until: nearest.until };
    const reasons = Object.fromEntries([...found].map(([rule, { couriers }]) => [rule, couriers]));
    return {
      kind: "unassigned",
      loadId: load.id,
      reasons,
      alert: needsPerson(load, directMinutes(load, desk), desk.now),
    };
  });
}

type Obstacle = {
  readonly rule: string;
  couriers: number;
  readonly isArea: boolean;
  readonly isAboutLoad: boolean;
  until: number | null;
};

/** Rules that would stop these couriers wherever they may go: no reason to think that an area's opening would not help the others. */
const aboutLoad: ReadonlySet<string> = new Set(["area", "vehicle", "cold", "capacity", "pinned", "position"]);

function obstacles(load: OpenLoad, desk: Desk): Map<string, Obstacle> {
  const found = new Map<string, Obstacle>();
  for (const courier of desk.board.couriers) {
    const { rule, detail, until } = firstNo(load, courier, desk);
    const name = detail ?? rule;
    const known = found.get(name) ?? {
      rule: name,
      couriers: 0,
      isArea: rule === "pass",
      isAboutLoad: aboutLoad.has(rule),
      until,
    };
    known.couriers += 1;
    known.until = known.until === null || until === null ? null : Math.min(known.until, until);
    found.set(name, known);
  }
  if (found.size === 0)
    found.set("nobody_on_duty", {
      rule: "nobody_on_duty",
      couriers: 0,
      isArea: false,
      isAboutLoad: false,
      until: null,
    });
  return found;
}

function firstNo(
  load: OpenLoad,
  courier: Desk["board"]["couriers"][number],
  desk: Desk,
): { rule: string; detail: string | null; until: number | null } {
  const rule = desk.obstacle(courier, load);
  if (rule !== null) return { rule, detail: null, until: null };
  if (!desk.isOpenToMore(courier)) return { rule: "resting", detail: null, until: null };
  const outcome = placeLoad(desk.runOf(courier), load, desk);
  return outcome.ok ? { rule: "others_first", detail: null, until: null } : outcome;
}

const directMinutes = ({ from, to }: OpenLoad, desk: Desk): number =>
  desk.surroundings.roads.minutes(from, to, "motorbike");
