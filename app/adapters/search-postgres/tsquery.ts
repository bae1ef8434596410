import type { Part, SoughtWord, Sought } from "~/domain/search/understand";

export type TsQueries = {
  /** What a result must match: any spelling, any name of the food. */
  readonly any: string;
  /** Each word as typed. */
  readonly typed: string;
  /** The words as one phrase in the product's name; null for a single word. */
  readonly phrase: string | null;
  /** The words in the product's name. */
  readonly named: string;
  /** The words with the marks as typed; null when none were. */
  readonly marked: string | null;
};

/** Null when nothing is sought. Lexemes hold letters and digits only, so quoting them is enough. */
export function tsQueries({ parts }: Sought): TsQueries | null {
  if (parts.length === 0) return null;
  const words = parts.flatMap((part) => part.words);
  const marked = words.flatMap((word) => (word.marked === null ? [] : [lexeme(word.marked, word.open, "")]));
  return {
    any: and(parts.map((part) => partQuery(part, ""))),
    typed: and(words.map((word) => lexeme(word.folded, word.open, ""))),
    phrase: words.length > 1 ? words.map((word) => wordQuery(word, "A")).join(" <-> ") : null,
    named: and(parts.map((part) => partQuery(part, "A"))),
    marked: marked.length > 0 ? and(marked) : null,
  };
}

function partQuery({ words, otherNames }: Part, weight: string): string {
  const asTyped = and(words.map((word) => wordQuery(word, weight)));
  const others = otherNames.map((name) => `(${name.map((word) => lexeme(word, false, weight)).join(" <-> ")})`);
  return or([asTyped, ...others]);
}

const wordQuery = (word: SoughtWord, weight: string): string =>
  or([lexeme(word.folded, word.open, weight), ...word.spellings.map((spelling) => lexeme(spelling, false, weight))]);

function lexeme(text: string, isPrefix: boolean, weight: string): string {
  const flags = `${isPrefix ? "*" : ""}${weight}`;
  return flags === "" ? `'${text}'` : `'${text}':${flags}`;
}

const and = (queries: readonly string[]): string =>
  queries.length === 1 ? (queries[0] ?? "") : `(${queries.join(" & ")})`;
const or = (queries: readonly string[]): string =>
  queries.length === 1 ? (queries[0] ?? "") : `(${queries.join(" | ")})`;
