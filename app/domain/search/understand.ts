import { spell, type Vocabulary } from "./spelling";
import { synonymAt } from "./synonyms";
import { wordsTyped } from "./words";

export type SoughtWord = {
  readonly folded: string;
  /** Set when the person typed marks; such a word ranks its exact spelling first. */
  readonly marked: string | null;
  readonly spellings: readonly string[];
  /** The word may still be being typed. */
  readonly open: boolean;
};

/** One or more words that belong together, and other names (with marks, word by word) for the same food. */
export type Part = { readonly words: readonly SoughtWord[]; readonly otherNames: readonly (readonly string[])[] };

/** What somebody looks for; no parts means everything. */
export type Sought = {
  readonly parts: readonly Part[];
  /**
   * One word is known to the shop but never stands beside its neighbour, and a word one typo away does: "ca chau". Results that
   * merely hold both words somewhere are then most likely not meant.
   */
  readonly isSlip: boolean;
};

export function understand(text: string, vocabulary: Vocabulary): Sought {
  const words = wordsTyped(text);
  const spellings = spell(
    words.map(({ folded }) => folded),
    vocabulary,
  );
  const last = words.length - 1;
  const closed = /[\s,.;]$/.test(text);
  const parts: Part[] = [];
  for (let at = 0; at < words.length;) {
    const synonym = synonymAt(words, at);
    const length = synonym?.length ?? 1;
    const sought = words.slice(at, at + length).map(({ folded, marked }, index) => ({
      folded,
      marked: marked === folded ? null : marked,
      // A word with other names is a real word, even when the shop does not use it.
      spellings: synonym ? [] : (spellings[at + index] ?? []),
      open: at + index === last && !closed,
    }));
    parts.push({ words: sought, otherNames: synonym?.others ?? [] });
    at += length;
  }
  const isSlip = parts
    .flatMap((part) => part.words)
    .some((word) => word.spellings.length > 0 && vocabulary.has(word.folded, word.open));
  return { parts, isSlip };
}
