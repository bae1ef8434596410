import { describe, expect, it } from "vitest";
import { areaDegrees } from "./area-grid";
import { isInside, wayAround, type AreaRule } from "./area-rules";

const block: AreaRule = { rule: "red_area", rows: [10, 11], columns: [20, 21], from: 0, until: null };
const at = (row: number, column: number) => ({ lat: row * areaDegrees, lng: column * areaDegrees });

describe("a way around a closed block", () => {
  it("is straight when nothing is in the way", () => {
    expect(wayAround(at(5, 5), at(5, 30), [block])).toEqual([]);
  });

  it("never touches the block", () => {
    const [from, to] = [at(10.6, 15), at(11.2, 26)];
    const way = [from, ...(wayAround(from, to, [block]) ?? []), to];
    expect(way.length).toBeGreaterThan(2);
    way.slice(1).forEach((point, index) => {
      const before = way[index]!;
      for (let share = 0; share <= 1; share += 0.01) {
        const passed = {
          lat: before.lat + (point.lat - before.lat) * share,
          lng: before.lng + (point.lng - before.lng) * share,
        };
        expect(isInside(block, passed)).toBe(false);
      }
    });
  });

  it("leads out of the block and not into it", () => {
    expect(wayAround(at(10.5, 20.5), at(10.5, 30), [block])).toEqual([]);
    expect(wayAround(at(10.5, 30), at(10.5, 20.5), [block])).toBeNull();
  });
});
