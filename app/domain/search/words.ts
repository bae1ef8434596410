import { fold } from "~/domain/shared/fold";

/** A word as written in lower case ("chua", "dứa") and without marks ("chua", "dua"). */
export type Word = { readonly marked: string; readonly folded: string };

/** No sensible search is longer; what comes after is left out. */
const mostWords = 10;
const longestWord = 24;

/** "Cà chua bi, 500g!" → cà, chua, bi, 500g. Only letters and digits survive, so words are safe in any query language. */
export function wordsOf(text: string): Word[] {
  const found =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.flatMap((marked) => {
    const folded = fold(marked).replace(/[^a-z0-9]/g, "");
    return folded === "" ? [] : [{ marked, folded }];
  });
}

/** What a person typed into a search box, cut to a length that is still a search. */
export const wordsTyped = (text: string): Word[] =>
  wordsOf(text.slice(0, 200))
    .slice(0, mostWords)
    .filter(({ marked }) => marked.length <= longestWord);
