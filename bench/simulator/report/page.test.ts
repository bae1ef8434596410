import { expect, it } from "vitest";
import { makeDay } from "../city/make-day";
import { figuresOf } from "../figures";
import { nearest } from "../policies/nearest";
import type { RunResult } from "../result";
import { runDay } from "../run-day";
import { compare } from "./compare";
import { page } from "./page";

const day = { ...makeDay({ city: "danang", orders: 30, seed: 1, shock: "red-zone" }), tickMinutes: 5 };
const run = await runDay(day, nearest, () => 0);
const resultOf = (policy: RunResult["policy"], kmPerOrder: number): RunResult => ({
  ...{ kind: "run", day: "<b>danang</b>", policy, seed: 1, shock: "red-zone", couriers: 3, seconds: 1 },
  ...figuresOf(day, run.journal, []),
  kmPerOrder,
});
const results = [resultOf("nearest", 10), resultOf("ours", 6), resultOf("hindsight", 5)];

it("the share closed is measured between nearest and hindsight, on the same day", () => {
  const ours = compare(results).find(({ of }) => of === "ours");
  expect(ours?.gapClosed?.mean).toBeCloseTo(0.8);
  expect(ours?.kmPerOrder.mean).toBeCloseTo(-0.4);
});

it("the page needs no other file, takes names as text, and tells how long the closing took", () => {
  const html = page(results, compare(results), run);
  expect(html).not.toMatch(/<script|<link|src=|href=|url\(|<b>/);
  expect(html).toContain("After a closing");
  expect(html).toContain("<svg");
});
