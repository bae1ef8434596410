import { minuteOf } from "~/domain/shared/time";
import type { DropPoint } from "./drop-point";
import type { AreaRef, Colour, CrossingTerms, Dated, MovementBook, RuleTerms } from "./movement";

type Dates = { readonly from: Date | null; readonly until: Date | null };
type ColourDraft = Dates & { readonly kind: "colour"; readonly area: AreaRef; readonly colour: Colour };
type RuleDraft = Dates &
  RuleTerms & {
    readonly kind: "rule";
    /** The rule whose place it takes. */
    readonly replaces: string | null;
  };
type CrossingDraft = Dates & CrossingTerms & { readonly kind: "crossing" };

/** A change of what is decided about areas, before it is made. */
export type GroundDraft =
  | ColourDraft
  | RuleDraft
  | CrossingDraft
  | { readonly kind: "colour_end"; readonly spellId: string; readonly until: Date | "now" | null }
  | { readonly kind: "rule_end" | "crossing_end"; readonly ruleId: string }
  | { readonly kind: "point_closed"; readonly dropPointId: string }
  | { readonly kind: "point_opened"; readonly point: Omit<DropPoint, "id"> };

export type Drafted = {
  readonly book: MovementBook;
  readonly dropPoints: readonly DropPoint[];
  /** When it begins to matter. */
  readonly at: Date;
  /** Where; null: anywhere. */
  readonly areas: readonly AreaRef[] | null;
};

/** A name that comes after every id there is. */
const newest = "zz";

/** The book and the drop points as the command of the same change would leave them. */
export function drafted(book: MovementBook, dropPoints: readonly DropPoint[], draft: GroundDraft, now: Date): Drafted {
  const same = { book, dropPoints, at: now, areas: null };
  switch (draft.kind) {
    case "colour":
      return { ...same, ...withColour(book, draft, beginning(draft, now)) };
    case "rule":
      return { ...same, ...withRule(book, draft, beginning(draft, now)) };
    case "crossing": {
      const { from, until, ...crossing } = draft;
      const at = beginning(draft, now);
      const added = { id: newest, ...crossing, from: minuteOf(at), until: until && minuteOf(until) };
      return { ...same, book: { ...book, crossings: [...book.crossings, added] }, at };
    }
    case "colour_end": {
      const spell = book.spells.find(({ id }) => id === draft.spellId);
      const until = draft.until === "now" ? now : draft.until;
      const spells = ended(book.spells, draft.spellId, until && minuteOf(until));
      return { ...same, book: { ...book, spells }, at: endOf(spell, until, now), areas: spell ? [spell.area] : [] };
    }
    case "rule_end": {
      const rule = book.rules.find(({ id }) => id === draft.ruleId);
      const rules = ended(book.rules, draft.ruleId, minuteOf(now));
      return { ...same, book: { ...book, rules }, areas: rule?.area ? [rule.area] : null };
    }
    case "crossing_end":
      return { ...same, book: { ...book, crossings: ended(book.crossings, draft.ruleId, minuteOf(now)) } };
    case "point_closed": {
      const point = dropPoints.find(({ id }) => id === draft.dropPointId);
      const areas = point?.kind === "ward" ? [point] : null;
      return { ...same, dropPoints: dropPoints.filter(({ id }) => id !== draft.dropPointId), areas };
    }
    case "point_opened": {
      const { point } = draft;
      const areas = point.kind === "ward" ? [point] : null;
      return { ...same, dropPoints: [...dropPoints, { ...point, id: newest }], areas };
    }
  }
}

const beginning = ({ from }: Dates, now: Date): Date => (from !== null && from > now ? from : now);

/** Of an end that is put off nothing is felt before the end that stood. */
function endOf(spell: Dated | undefined, until: Date | null, now: Date): Date {
  const stood = spell?.until ?? null;
  const ends = [until && minuteOf(until), stood].filter((end) => end !== null);
  return new Date(Math.max(now.getTime(), ...(ends.length === 0 ? [] : [Math.min(...ends) * 60_000])));
}

function withColour(book: MovementBook, { area, colour, until }: ColourDraft, at: Date) {
  const from = minuteOf(at);
  const isSame = (other: AreaRef): boolean =>
    other.provinceCode === area.provinceCode && other.communeCode === area.communeCode;
  const spells = book.spells.map((spell) =>
    until === null && isSame(spell.area) && isOpenAt(spell, from) ? { ...spell, until: from } : spell,
  );
  const added = { id: newest, area, colour, from, until: until && minuteOf(until) };
  return { book: { ...book, spells: [...spells, added] }, at, areas: [area] };
}

function withRule(book: MovementBook, draft: RuleDraft, at: Date) {
  const { from: _, until, replaces, ...rule } = draft;
  const from = minuteOf(at);
  const replaced = book.rules.find(({ id }) => id === replaces);
  const added = { ...rule, id: newest, from, until: until && minuteOf(until) };
  const rules = [...(replaces === null ? book.rules : ended(book.rules, replaces, from)), added];
  const areas = [rule.area, ...(replaced ? [replaced.area] : [])];
  const isEverywhere = areas.includes(null);
  return { book: { ...book, rules }, at, areas: isEverywhere ? null : areas.filter((area) => area !== null) };
}

const isOpenAt = ({ from, until }: Dated, at: number): boolean => from <= at && (until === null || until > at);

/** One that has not begun never begins. */
const ended = <Each extends Dated>(all: readonly Each[], id: string, until: number | null): Each[] =>
  all.map((each) => (each.id === id ? { ...each, until: until === null ? null : Math.max(each.from, until) } : each));
