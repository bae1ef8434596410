import { expect, test } from "vitest";
import { overwriteGetLocale } from "~/paraglide/runtime";
import { monthName, seasonText } from "./months";

test.each([
  [[1, 5, 6, 7, 8, 11, 12], "tháng 5–8, 11–1", "May–Aug, Nov–Jan"],
  [[12, 1], "tháng 12, 1", "Dec, Jan"],
  [[4], "tháng 4", "Apr"],
  [[2, 3, 9], "tháng 2, 3, 9", "Feb, Mar, Sep"],
  [[], "Quanh năm", "All year"],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "Quanh năm", "All year"],
])("the season %j reads %s and %s", (season, vietnamese, english) => {
  overwriteGetLocale(() => "vi");
  expect(seasonText(season)).toBe(vietnamese);
  overwriteGetLocale(() => "en");
  expect(seasonText(season)).toBe(english);
  expect(monthName(11)).toBe("November");
});
