import { fold } from "~/domain/shared/fold";

/** What kinds of areas are called, in full and as people shorten them. */
const kinds = new Set(["phuong", "xa", "quan", "huyen", "tinh"]);

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\b(?:tp\s*\.?\s*)?hcm\b|\btphcm\b|\bsai ?gon\b|\bsg\b/g, "ho chi minh"],
  [/\bhn\b/g, "ha noi"],
  [/\bbrvt\b/g, "ba ria vung tau"],
  [/\b(?:p|f)\s*\.?\s*(?=\d)/g, "phuong "],
  [/\bq\s*\.?\s*(?=\d)/g, "quan "],
  [/\bp\s*\.\s*(?=[a-z])/g, "phuong "],
  [/\bq\s*\.\s*(?=[a-z])/g, "quan "],
  [/\bh\s*\.\s*(?=[a-z])/g, "huyen "],
  [/\bx\s*\.\s*(?=[a-z])/g, "xa "],
  [/\b(?:thanh pho|thi tran|thi xa|dac khu|viet nam|vn)\b|\b(?:tp|tt|tx)\b\.?/g, " "],
];

/**
 * What a typed address is looked up by: patterns that must all be found in the folded name of an area. A word counts as found
 * at the start of a word, because people stop typing early; a number only whole and, when its kind was said, only with it:
 * "phường 8, quận 10" is not "phường 10, quận 8". Words that only say the kind are not asked for: kinds changed in 2025.
 */
export function addressPatterns(text: string): string[] {
  const words = shortForms
    .reduce((line, [short, full]) => line.replace(short, full), fold(text))
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ")
    .filter((word) => word !== "");
  return words.flatMap((word, at) => {
    if (kinds.has(word)) return [];
    if (!/^\d+$/.test(word)) return [`\\m${word}`];
    const kind = words[at - 1];
    const number = String(Number(word));
    return [kind !== undefined && kinds.has(kind) ? `\\m${kind} 0?${number}\\M` : `\\m0?${number}\\M`];
  });
}

/**
 * "12 Lê Lợi, Phường 12, Gò Vấp" → the whole line, then without the house and street, then only the end: the first that finds
 * something is what was meant.
 */
export function addressTails(text: string): string[] {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.map((_, from) => parts.slice(from).join(", ")).slice(0, 4);
}
