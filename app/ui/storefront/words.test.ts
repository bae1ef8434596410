import { expect, test } from "vitest";
import { harvestAge } from "./words";

const age = (harvestedOn: string | null, aisle: string) => harvestAge(harvestedOn, "2026-11-22", aisle);

test("what is picked tells its days for a week", () => {
  expect(age("2026-11-22", "rau-cu")).toBe("Hái hôm nay");
  expect(age("2026-11-21", "nam")).toBe("Hái hôm qua");
  expect(age("2026-11-15", "trai-cay")).toBe("Hái 7 ngày trước");
  expect(age("2026-11-14", "trai-cay")).toBeNull();
  expect(age(null, "trai-cay")).toBeNull();
});

test("fish and rice are harvested, not picked", () => {
  expect(age("2026-11-22", "thuy-hai-san")).toBe("Mới thu hoạch");
  expect(age("2026-11-21", "tra-ca-phe")).toBe("Thu hoạch 21/11");
  expect(age("2026-11-18", "gao-ngu-coc")).toBe("Thu hoạch 18/11");
});

test("nobody harvests sausages and vases", () => {
  expect(age("2026-11-22", "thit-trung")).toBeNull();
  expect(age("2026-11-22", "gom-su")).toBeNull();
});
