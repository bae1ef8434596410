/** A file that is not what its format says. Names the file, the line and the field. */
export class BadFile extends Error {}

/** One line of numbers, with the place to blame when a number is missing. */
export class NumberLine {
  private readonly words: readonly string[];

  constructor(
    private readonly where: string,
    text: string,
  ) {
    this.words = text.trim().split(/\s+/);
  }

  /** The number in column `at`, called `field`. */
  number(at: number, field: string): number {
    const word = this.words[at];
    const value = Number(word);
    if (word === undefined || word === "" || !Number.isFinite(value))
      throw new BadFile(`${this.where}: ${field} should be a number, not "${word ?? ""}"`);
    return value;
  }

  /** The same for a whole number that is not negative. */
  count(at: number, field: string): number {
    const value = this.number(at, field);
    if (!Number.isInteger(value) || value < 0)
      throw new BadFile(`${this.where}: ${field} should be a whole number, not ${value}`);
    return value;
  }

  get length(): number {
    return this.words.length;
  }
}

/** Lines of a text that hold something, numbered from 1. */
export function linesOf(name: string, text: string): { where: string; text: string }[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ where: `${name}:${index + 1}`, text: line }))
    .filter((line) => line.text.trim() !== "");
}
