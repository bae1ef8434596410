import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { nearest } from "../policies/nearest";
import { runDay } from "../run-day";
import { findViolations } from "../safety";
import { mealFigures } from "./meal-figures";
import { readMealDay } from "./read-meal-day";

const files: Record<string, string> = {
  "orders.txt":
    "order\tx\ty\tplacement_time\trestaurant\tready_time\no1\t3200\t0\t600\tr1\t610\no2\t0\t3200\t605\tr1\t620\n",
  "couriers.txt": "courier\tx\ty\ton_time\toff_time\nc1\t0\t0\t590\t900\n",
  "restaurants.txt": "restaurant\tx\ty\nr1\t0\t0\n",
  "instance_parameters.txt":
    "meters_per_minute\tpickup service minutes\tdropoff service minutes\ttarget click-to-door\tmaximum click-to-door\tpay per order\tguaranteed pay per hour\n320\t4\t4\t40\t90\t10\t15\n",
};

const folders: string[] = [];
function folderOf(changed: Record<string, string | null>): string {
  const folder = mkdtempSync(join(tmpdir(), "meals-"));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...files, ...changed }))
    if (text !== null) writeFileSync(join(folder, name), text);
  return folder;
}
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

describe("a public meal-delivery day", () => {
  it("is driven by the minutes and metres of its files", async () => {
    const day = readMealDay(folderOf({}), 1);
    const { journal, closings } = await runDay(day, nearest, () => 0);
    expect(findViolations(day, journal, closings)).toEqual([]);
    // o1: ready at 610, four minutes of pickup, ten of road, reached at 624. Back and o2: 628, 638, 642, 652.
    expect(mealFigures(day, journal)).toMatchObject({
      clickToDoorMean: (24 + 47) / 2,
      withinLongest: 1,
      readyToPickupMean: 9,
    });
  });

  it.each([
    ["orders.txt", null, "orders.txt"],
    ["orders.txt", "", "orders.txt:1: column order"],
    ["orders.txt", "order\tx\ty\tplacement_time\trestaurant\tready_time\n", "orders.txt: no rows"],
    ["orders.txt", files["orders.txt"]!.replace("3200\t0", "far\t0"), "orders.txt:2: x"],
    ["orders.txt", files["orders.txt"]!.replace("r1\t610", "r9\t610"), "orders.txt:2: restaurant r9"],
    ["orders.txt", files["orders.txt"]!.replace("610", "599"), "orders.txt:2: ready_time"],
    ["orders.txt", files["orders.txt"]!.replace("o2", "o1"), "orders.txt:3: order o1"],
    ["orders.txt", files["orders.txt"]!.replace("\t620", ""), "orders.txt:3: ready_time is missing"],
    ["couriers.txt", files["couriers.txt"]!.replace("900", "500"), "couriers.txt:2: off_time"],
    ["couriers.txt", files["couriers.txt"]!.replaceAll("\t", ","), "column courier is missing"],
    ["instance_parameters.txt", files["instance_parameters.txt"]!.replace("320", "0"), "meters_per_minute"],
    ["instance_parameters.txt", files["instance_parameters.txt"]!.replace("\t90", "\t30"), "maximum click-to-door"],
  ])("with a broken %s is refused by file, line and column", (name, text, message) => {
    expect(() => readMealDay(folderOf({ [name]: text }), 1)).toThrow(message);
  });
});
