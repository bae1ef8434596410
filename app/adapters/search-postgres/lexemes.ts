import { wordsOf, type Word } from "~/domain/search/words";
import type { SearchDocument } from "~/domain/search/types";

/** Fields stand far apart, so that no phrase runs from one into the next. */
const fieldGap = 1_000;

/** The seller's words are lexemes of their own: "bưởi" is first looked for in the goods, not in the name of whoever sells them. */
export const ofSeller = (word: string): string => `@${word}`;

const asItIs = (word: string): string => word;

type Field = { readonly text: string; readonly weight: "A" | "B" | "C"; readonly mark: (word: string) => string };

const fields = (document: SearchDocument): readonly Field[] => [
  { text: document.name, weight: "A", mark: asItIs },
  { text: document.categoryName, weight: "B", mark: asItIs },
  { text: document.sellerName, weight: "C", mark: ofSeller },
  { text: document.provinceName, weight: "C", mark: asItIs },
];

/** The document as a tsvector literal: each word at its place, with and without marks. Words hold letters and digits only. */
export function lexemesOf(document: SearchDocument): string {
  return fields(document)
    .flatMap(({ text, weight, mark }, field) =>
      wordsOf(text).flatMap((word, index) => {
        const place = `${field * fieldGap + index + 1}${weight}`;
        return [...new Set([word.folded, word.marked])].map((lexeme) => `'${mark(lexeme)}':${place}`);
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
