import { isWithinHours, minuteOfDay } from "./day-hours";
import {
  covers,
  isInForce,
  type AreaRef,
  type Colour,
  type Commune,
  type Crossing,
  type MovementBook,
  type MovementRule,
  type Mover,
  type Permission,
  type Side,
} from "./movement";
import { laterFirst, moreSpecificCrossing, moreSpecificRule } from "./rule-order";

export type MoveAsk = {
  readonly mover: Mover;
  readonly place: Commune;
  readonly vehicle: string | null;
  readonly goods: string | null;
};

/** `ruleId` is null when no rule speaks of it: green is open then, everything else shut. */
export type Verdict = { readonly permission: Permission; readonly ruleId: string | null };

/** What holds between two changes. Answers are remembered, so that the same question costs a look into a table. */
export type MovementSlice = {
  /** Nothing but plain green anywhere, for couriers: no need to look at the road. */
  readonly isPlain: boolean;
  readonly colourOf: (place: Commune) => Colour;
  readonly verdict: (ask: MoveAsk, at: number) => Verdict;
  readonly crossing: (from: Commune, to: Commune) => Crossing | null;
  /** Green, and no rule or border that could say otherwise. */
  readonly isOpen: (place: Commune) => boolean;
};

const plainGreen: Verdict = { permission: "free", ruleId: null };
const unknown: Verdict = { permission: "barred", ruleId: null };

export function sliceAt(book: MovementBook, at: number): MovementSlice {
  const rules = book.rules.filter((rule) => isInForce(rule, at)).sort(moreSpecificRule);
  const crossings = book.crossings.filter((crossing) => isInForce(crossing, at)).sort(moreSpecificCrossing);
  const zoneOf = zoning(paint(book, at), namedBy(rules, crossings));
  const touchesGreen =
    crossings.length > 0 || rules.some(({ mover, colour }) => mover === "courier" && (colour ?? "green") === "green");
  const isAllGreen = book.spells.every((spell) => spell.colour === "green" || !isInForce(spell, at));
  return {
    isPlain: isAllGreen && !touchesGreen,
    colourOf: (place) => zoneOf(place).colour,
    verdict: remembering(rules, zoneOf),
    crossing: rememberingCrossings(crossings, zoneOf),
    isOpen: (place) => !touchesGreen && zoneOf(place).colour === "green",
  };
}

const nameOf = ({ provinceCode, communeCode }: AreaRef): string => `${provinceCode}/${communeCode ?? ""}`;

function paint({ spells }: MovementBook, at: number): Map<string, Colour> {
  const painted = new Map<string, Colour>();
  for (const { area, colour } of spells.filter((spell) => isInForce(spell, at)).sort(laterFirst))
    if (!painted.has(nameOf(area))) painted.set(nameOf(area), colour);
  return painted;
}

/** Communes of one zone are alike for every rule: the same colour, and none of them named apart. */
type Zone = { readonly key: string; readonly colour: Colour; readonly verdicts: Map<string, Verdict> };
type ZoneOf = (place: Commune) => Zone;

const namedBy = (rules: readonly MovementRule[], crossings: readonly Crossing[]): ReadonlySet<string> =>
  new Set(
    [...rules, ...crossings.flatMap(({ leaving, entering }) => [leaving, entering])].flatMap(({ area }) =>
      area === null ? [] : [nameOf(area)],
    ),
  );

/** Found once for every place that is asked about again: the same object has the same zone. */
function zoning(painted: ReadonlyMap<string, Colour>, named: ReadonlySet<string>): ZoneOf {
  const zones = new Map<string, Zone>();
  const known = new WeakMap<Commune, Zone>();
  const find = (place: Commune): Zone => {
    const [own, province] = [nameOf(place), nameOf({ ...place, communeCode: null })];
    const colour = painted.get(own) ?? painted.get(province) ?? "green";
    const key = `${colour} ${named.has(province) ? province : ""} ${named.has(own) ? own : ""}`;
    const zone = zones.get(key) ?? { key, colour, verdicts: new Map<string, Verdict>() };
    zones.set(key, zone);
    known.set(place, zone);
    return zone;
  };
  return (place) => known.get(place) ?? find(place);
}

function remembering(rules: readonly MovementRule[], zoneOf: ZoneOf): MovementSlice["verdict"] {
  const cuts = [...new Set(rules.flatMap(({ hours }) => (hours ? [hours.from, hours.until] : [])))].sort(
    (a, b) => a - b,
  );
  return (ask, at) => {
    const { colour, verdicts } = zoneOf(ask.place);
    const minute = cuts.length === 0 ? 0 : minuteOfDay(at);
    const key = `${ask.mover} ${ask.vehicle ?? ""} ${ask.goods ?? ""} ${cuts.findLastIndex((cut) => cut <= minute)}`;
    const before = verdicts.get(key);
    if (before) return before;
    const rule = rules.find((candidate) => fits(candidate, ask, colour, at));
    const verdict = rule ? { permission: rule.permission, ruleId: rule.id } : colour === "green" ? plainGreen : unknown;
    verdicts.set(key, verdict);
    return verdict;
  };
}

const fits = (rule: MovementRule, { mover, place, vehicle, goods }: MoveAsk, colour: Colour, at: number): boolean =>
  rule.mover === mover &&
  (rule.colour === null || rule.colour === colour) &&
  (rule.vehicle === null || rule.vehicle === vehicle) &&
  (rule.goods === null || rule.goods === goods) &&
  covers(rule.area, place) &&
  isWithinHours(rule.hours, at);

function rememberingCrossings(crossings: readonly Crossing[], zoneOf: ZoneOf): MovementSlice["crossing"] {
  const known = new Map<string, Crossing | null>();
  return (from, to) => {
    if (crossings.length === 0) return null;
    const [left, entered] = [zoneOf(from), zoneOf(to)];
    const key = `${left.key}>${entered.key}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = crossings.find((one) => crosses(one, { ...from, ...left }, { ...to, ...entered })) ?? null;
    known.set(key, found);
    return found;
  };
}

type Coloured = Commune & { readonly colour: Colour };

/** "Anywhere" means anywhere else; and inside one and the same named area no border is crossed. */
function crosses({ leaving, entering }: Crossing, from: Coloured, to: Coloured): boolean {
  if (!isOn(leaving, from) || !isOn(entering, to)) return false;
  if (isAnywhere(leaving) && isOn(entering, from)) return false;
  if (isAnywhere(entering) && isOn(leaving, to)) return false;
  return (
    !(leaving.area !== null && covers(leaving.area, to)) && !(entering.area !== null && covers(entering.area, from))
  );
}

const isAnywhere = ({ area, colour }: Side): boolean => area === null && colour === null;
const isOn = ({ area, colour }: Side, place: Coloured): boolean =>
  covers(area, place) && (colour === null || colour === place.colour);
