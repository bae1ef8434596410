/**
 * Seeded chance: the generator sfc32 (Chris Doty-Humphrey, PractRand). The same seed gives the same plan for the same number of
 * steps, on every machine.
 */
export class Chance {
  private readonly state: Int32Array;

  constructor(seed: number) {
    this.state = new Int32Array([seed | 0, (seed / 2 ** 32) | 0, 0x9e3779b9, 1]);
    for (let warm = 0; warm < 15; warm += 1) this.bits();
  }

  /** 32 random bits, signed. */
  private bits(): number {
    const s = this.state;
    const sum = (((s[0]! + s[1]!) | 0) + s[3]!) | 0;
    s[3] = (s[3]! + 1) | 0;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = (s[2]! + (s[2]! << 3)) | 0;
    s[2] = (((s[2]! << 21) | (s[2]! >>> 11)) + sum) | 0;
    return sum;
  }

  /** At least 0, less than 1. */
  unit(): number {
    return (this.bits() >>> 0) / 4294967296;
  }

  /** A whole number of 0 … `count` − 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }
}
