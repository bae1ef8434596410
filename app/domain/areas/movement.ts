import type { DayHours } from "./day-hours";
import type { ColdClass } from "./reach";

/** What an area is under. Sealed: nobody comes to a door; goods go to the ward's drop point. */
export const colours = ["green", "yellow", "red", "sealed"] as const;
export type Colour = (typeof colours)[number];

/**
 * Whom a rule is about. A courier: whether they may be in the area. A seller: whether goods may be fetched there. A shopper:
 * whether goods may be brought to the door.
 */
export const movers = ["courier", "seller", "shopper"] as const;
export type Mover = (typeof movers)[number];

export const permissions = ["free", "with_pass", "barred"] as const;
export type Permission = (typeof permissions)[number];

export type Commune = { readonly provinceCode: string; readonly communeCode: string };
/** A commune, or a whole province when `communeCode` is null. */
export type AreaRef = { readonly provinceCode: string; readonly communeCode: string | null };

/** In force from `from` until before `until`, minutes since 1970 (UTC); null: until somebody ends it. Ids grow with time. */
export type Dated = { readonly id: string; readonly from: number; readonly until: number | null };

/** An area is under a colour for a time. Of one area the spell that began last counts; a commune's own before its province's. */
export type ColourSpell = Dated & { readonly area: AreaRef; readonly colour: Colour };

/** What is left null is not asked for: any colour, any vehicle, all day, all goods, everywhere. */
export type RuleTerms = {
  readonly mover: Mover;
  readonly permission: Permission;
  readonly colour: Colour | null;
  readonly area: AreaRef | null;
  readonly hours: DayHours | null;
  readonly vehicle: string | null;
  readonly goods: ColdClass | null;
};
export type MovementRule = Dated & RuleTerms;

/** One side of a border. With neither colour nor area: from anywhere else. */
export type Side = { readonly colour: Colour | null; readonly area: AreaRef | null };

/** A border between areas: who may cross it, by which gate, and how long the checkpoint takes. */
export type CrossingTerms = {
  readonly leaving: Side;
  readonly entering: Side;
  readonly permission: Permission;
  readonly gate: string;
  readonly delayMinutes: number;
};
export type Crossing = Dated & CrossingTerms;

/** Everything that has been decided about movement, in any order. */
export type MovementBook = {
  readonly spells: readonly ColourSpell[];
  readonly rules: readonly MovementRule[];
  readonly crossings: readonly Crossing[];
};

export const isInForce = ({ from, until }: Dated, at: number): boolean => from <= at && (until === null || at < until);

/** No area named means everywhere. */
export const covers = (area: AreaRef | null, commune: Commune): boolean =>
  area === null ||
  (area.provinceCode === commune.provinceCode &&
    (area.communeCode === null || area.communeCode === commune.communeCode));
