import { ofSeller } from "./lexemes";
import type { Part, SoughtWord, Sought } from "~/domain/search/understand";

export type TsQueries = {
  /**
   * What a result must match, one after the other until something is found: the phrase, when a slip of the finger hides it; all words
   * in what the goods are called, their category or where they come from; the seller's name too. Whoever looks for maize does not
   * mean all that is sold by a farm named after it.
   */
  readonly looks: readonly string[];
  /** Each word as typed, anywhere; null when there is no other reading. */
  readonly typed: string | null;
  /** The words as one phrase in the product's name; null for a single word. */
  readonly phrase: string | null;
  /** The words in the product's name. */
  readonly named: string;
  /** The words with the marks as typed; null when none were. */
  readonly marked: string | null;
};

/** Where a word is looked for, in PostgreSQL's language. Words hold letters and digits only, so quoting them is enough. */
type Where = (word: string, isPrefix: boolean) => string;

const inGoods: Where = (word, isPrefix) => (isPrefix ? `'${word}':*` : `'${word}'`);
const inName: Where = (word, isPrefix) => (isPrefix ? `'${word}':*A` : `'${word}':A`);
const anywhere: Where = (word, isPrefix) => or([inGoods(word, isPrefix), inGoods(ofSeller(word), isPrefix)]);

/** Null when nothing is sought. */
export function tsQueries({ parts, isSlip }: Sought): TsQueries | null {
  if (parts.length === 0) return null;
  const words = parts.flatMap((part) => part.words);
  const marked = words.flatMap((word) => (word.marked === null ? [] : [anywhere(word.marked, word.open)]));
  const phrase = words.length > 1 ? words.map((word) => wordQuery(word, inName)).join(" <-> ") : null;
  const within = (where: Where): string => and(parts.map((part) => partQuery(part, where)));
  return {
    looks: [isSlip ? phrase : null, within(inGoods), within(anywhere)].filter((look) => look !== null),
    typed: parts.some(hasOtherReadings) ? and(words.map((word) => anywhere(word.folded, word.open))) : null,
    phrase,
    named: within(inName),
    marked: marked.length > 0 ? and(marked) : null,
  };
}

const hasOtherReadings = ({ words, otherNames }: Part): boolean =>
  otherNames.length > 0 || words.some(({ spellings }) => spellings.length > 0);

/** Other names are names of food: people are called Ngô too, and nobody who looks for maize means them. */
function partQuery({ words, otherNames }: Part, where: Where): string {
  const asTyped = and(words.map((word) => wordQuery(word, where)));
  const named = where === inName ? inName : inGoods;
  const others = otherNames.map((name) => `(${name.map((word) => named(word, false)).join(" <-> ")})`);
  return or([asTyped, ...others]);
}

const wordQuery = (word: SoughtWord, where: Where): string =>
  or([where(word.folded, word.open), ...word.spellings.map((spelling) => where(spelling, false))]);

const and = (queries: readonly string[]): string =>
  queries.length === 1 ? (queries[0] ?? "") : `(${queries.join(" & ")})`;
function or(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? "") : `(${queries.join(" | ")})`;
}
