import { wordsOf, type Word } from "~/domain/search/words";
import type { SearchDocument } from "~/domain/search/types";

/** Fields stand far apart, so that no phrase runs from one into the next. */
const fieldGap = 1_000;

const fields = (document: SearchDocument): readonly { text: string; weight: "A" | "B" | "C" }[] => [
  { text: document.name, weight: "A" },
  { text: document.categoryName, weight: "B" },
  { text: document.sellerName, weight: "C" },
  { text: document.provinceName, weight: "C" },
];

/** The document as a tsvector literal: each word at its place, with and without marks. Words hold letters and digits only. */
export function lexemesOf(document: SearchDocument): string {
  return fields(document)
    .flatMap(({ text, weight }, field) =>
      wordsOf(text).flatMap((word, index) => {
        const place = `${field * fieldGap + index + 1}${weight}`;
        return [...new Set([word.folded, word.marked])].map((lexeme) => `'${lexeme}':${place}`);
      }),
    )
    .join(" ");
}

/** Words and pairs of neighbours for the vocabulary, folded. */
export function termsOf(document: SearchDocument): string[] {
  const folded = ({ folded: text }: Word): string => text;
  return fields(document).flatMap(({ text }) => {
    const words = wordsOf(text).map(folded);
    return [...words, ...words.slice(1).map((word, index) => `${words[index] ?? ""} ${word}`)];
  });
}
