import { expect, test } from "vitest";
import { dropWindow } from "./drop-point";

const day = { from: 8 * 60, until: 17 * 60 };
const at = (text: string) => new Date(`2026-11-${text.replace(" ", "T")}:00+07:00`);
const wanted = { from: at("23 15:00"), until: at("23 19:00") };

test.each([
  ["as much of the window as it is open for", "23 10:00", "23 15:00", "23 17:00"],
  ["what is left of it", "23 15:30", "23 15:30", "23 17:00"],
  ["too late for today: the next morning", "23 16:30", "24 08:00", "24 12:00"],
  ["after the window: at once, while it is open", "24 09:00", "24 09:00", "24 13:00"],
  ["after closing: the next morning", "24 20:00", "25 08:00", "25 12:00"],
])("%s", (_, now, from, until) => {
  expect(dropWindow(day, wanted, at(now))).toEqual({ from: at(from), until: at(until) });
});

test("a drop point that is open for less than an hour takes nothing", () => {
  expect(dropWindow({ from: 480, until: 500 }, wanted, at("23 10:00"))).toBeNull();
});
