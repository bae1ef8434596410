import { permissions, type AreaRef, type Crossing, type Dated, type MovementRule, type Side } from "./movement";

/**
 * Which of several rules that fit decides. The most specific first, compared in this order: the narrower area (commune, province,
 * none), a named colour, named hours, a named vehicle, named goods. Between equals the one that began later, then the stricter.
 */
export const moreSpecificRule = (a: MovementRule, b: MovementRule): number =>
  narrowness(b.area) - narrowness(a.area) ||
  said(b.colour) - said(a.colour) ||
  said(b.hours) - said(a.hours) ||
  said(b.vehicle) - said(a.vehicle) ||
  said(b.goods) - said(a.goods) ||
  laterThenStricter(a, b);

/** The side that is entered weighs before the side that is left. */
export const moreSpecificCrossing = (a: Crossing, b: Crossing): number =>
  sideWeight(b.entering) - sideWeight(a.entering) ||
  sideWeight(b.leaving) - sideWeight(a.leaving) ||
  laterThenStricter(a, b);

/** Of two spells of one area the later one counts. */
export const laterFirst = (a: Dated, b: Dated): number => b.from - a.from || (a.id < b.id ? 1 : -1);

const narrowness = (area: AreaRef | null): number => (area === null ? 0 : area.communeCode === null ? 1 : 2);
const said = (part: unknown): number => (part === null ? 0 : 1);
const sideWeight = (side: Side): number => narrowness(side.area) * 2 + said(side.colour);

type Ruling = Dated & Pick<MovementRule, "permission">;

const laterThenStricter = (a: Ruling, b: Ruling): number =>
  b.from - a.from || permissions.indexOf(b.permission) - permissions.indexOf(a.permission) || (a.id < b.id ? 1 : -1);
