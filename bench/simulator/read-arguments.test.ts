import { describe, expect, it } from "vitest";
import { readArguments } from "./read-arguments";

describe("the command's words", () => {
  it("are read as they are documented", () => {
    const words = "--orders 5000 --days 3 --seed 7 --policy all --shock rain --json --report out.html".split(" ");
    expect(readArguments(words)).toEqual({
      ...{ orders: 5000, days: 3, seed: 7, city: "hcm", shock: "rain", mdrp: null, json: true, report: "out.html" },
      ...{ hours: null, clock: "wall" },
      policies: ["nearest", "batch", "ours", "hindsight"],
    });
  });

  it.each([
    ["--orders 0", "--orders"],
    ["--orders many", "--orders"],
    ["--days 1.5", "--days"],
    ["--seed -1", "--seed"],
    ["--city paris", "--city"],
    ["--policy best", "--policy"],
    ["--shock flood", "--shock"],
    ["--mdrp there --shock rain", "--shock"],
    ["--hours 10-9", "--hours"],
    ["--hours 10", "--hours"],
    ["--hours -9", "--hours"],
    ["--clock sun", "--clock"],
    ["--mdrp there --hours 9-10", "--hours"],
    ["--speed 3", "--speed"],
    ["stray", "stray"],
  ])("%s is refused by name", (words, name) => {
    expect(() => readArguments(words.split(" "))).toThrow(name);
  });
});
