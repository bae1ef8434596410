/**
 * The words that occur in the shop, and which of them stand next to each other. Small enough to live in each process:
 * Vietnamese has a few thousand syllables without marks.
 */
export class Vocabulary {
  readonly #words: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #sorted: readonly string[];
  readonly #near = new Map<string, readonly string[]>();

  /** @param terms single words ("chua") and neighbours ("ca chua"), folded */
  constructor(terms: Iterable<string>) {
    this.#known = new Set(terms);
    this.#sorted = [...this.#known].sort();
    this.#words = this.#sorted.filter((term) => !term.includes(" "));
  }

  has(term: string, asPrefix: boolean): boolean {
    return this.#known.has(term) || (asPrefix && (this.#sorted[this.#place(term)]?.startsWith(term) ?? false));
  }

  /** Known words one typo away. */
  near(word: string): readonly string[] {
    const before = this.#near.get(word);
    if (before) return before;
    const found = this.#words.filter((known) => isOneTypo(word, known));
    if (this.#near.size > 2_000) this.#near.clear();
    this.#near.set(word, found);
    return found;
  }

  /** Where the term is, or would be, in the sorted list. */
  #place(term: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? "") < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Shorter words are too often another word. */
const shortestWithTypo = 3;

/**
 * Other spellings each word may stand for. A known word that makes sense beside its neighbours is taken as typed: "gạo" is
 * never "gà". Otherwise spellings that make sense beside a neighbour win: in "ca chau", "chau" is known from Mộc Châu, but
 * only "ca chua" is ever written together.
 */
export function spell(words: readonly string[], vocabulary: Vocabulary): string[][] {
  const last = words.length - 1;
  return words.map((word, at) => {
    const known = vocabulary.has(word, at === last);
    const fits = (spelling: string): boolean =>
      (at > 0 && vocabulary.has(`${words[at - 1] ?? ""} ${spelling}`, at === last)) ||
      (at < last && vocabulary.has(`${spelling} ${words[at + 1] ?? ""}`, at + 1 === last));
    if (known && (words.length === 1 || fits(word))) return [];
    if (word.length < shortestWithTypo || /\d/.test(word)) return [];
    const near = vocabulary.near(word);
    const fitting = near.filter(fits);
    return [...(known || fitting.length > 0 ? fitting : near)];
  });
}

/** One letter changed, added, lost, or two neighbours swapped. */
export function isOneTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
