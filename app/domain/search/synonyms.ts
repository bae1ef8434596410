import { fold } from "~/domain/shared/fold";
import type { Word } from "./words";

/** North and South name the same food differently. Written with marks: without them "dứa" would also be "dừa" and "dưa". */
export const synonyms: readonly (readonly string[])[] = [
  ["bắp", "ngô"],
  ["khoai mì", "sắn"],
  ["heo", "lợn"],
  ["dứa", "khóm", "trái thơm"],
  ["dưa leo", "dưa chuột"],
  ["đậu phộng", "lạc"],
  ["mè", "vừng"],
  ["mãng cầu", "na"],
  ["bông cải", "súp lơ"],
  ["cải bó xôi", "rau chân vịt", "rau bina"],
  ["ngò rí", "ngò", "rau mùi"],
  ["ngò gai", "mùi tàu"],
  ["củ sắn", "củ đậu"],
  ["bí đỏ", "bí ngô"],
  ["cà rốt", "carot"],
  ["bột ngọt", "mì chính"],
  ["chả lụa", "giò lụa"],
  ["hồng xiêm", "sa pô chê"],
  ["trái", "quả"],
  ["bông", "hoa"],
  ["rau cần", "cần ta"],
  ["đậu hũ", "đậu phụ"],
  ["hột vịt", "trứng vịt"],
  ["hột gà", "trứng gà"],
  ["trà", "chè"],
];

type Entry = {
  readonly marked: readonly string[];
  readonly folded: string;
  readonly others: readonly (readonly string[])[];
};

const entries: readonly Entry[] = synonyms
  .flatMap((group) =>
    group.map((name) => ({
      marked: name.split(" "),
      folded: fold(name),
      others: group.filter((other) => other !== name).map((other) => other.split(" ")),
    })),
  )
  .sort((a, b) => b.marked.length - a.marked.length);

export type SynonymMatch = { readonly length: number; readonly others: readonly (readonly string[])[] };

/**
 * The longest name starting at this word that has other names. Words typed without marks match any reading; words typed with
 * marks must mean it: "dừa" is not "dứa".
 */
export function synonymAt(words: readonly Word[], at: number): SynonymMatch | null {
  const candidates = entries.filter(({ marked, folded }) => {
    const typed = words.slice(at, at + marked.length);
    if (typed.length < marked.length || typed.map((word) => word.folded).join(" ") !== folded) return false;
    return typed.every((word, index) => word.marked === word.folded || word.marked === marked[index]);
  });
  const longest = candidates[0]?.marked.length;
  if (longest === undefined) return null;
  const others = candidates.filter(({ marked }) => marked.length === longest).flatMap((entry) => entry.others);
  return { length: longest, others };
}
