import { expect, test } from "vitest";
import { isInVietnam, metresBetween } from "./geo";

const hanoi = { lat: 21.0285, lng: 105.8542 };
const saigon = { lat: 10.7769, lng: 106.7009 };

test("Hà Nội and Sài Gòn are about 1,140 km apart as the crow flies", () => {
  expect(metresBetween(hanoi, saigon) / 1000).toBeCloseTo(1_144, -1);
  expect(metresBetween(hanoi, hanoi)).toBe(0);
});

test("a pin in the sea of zero is not in Vietnam", () => {
  expect(isInVietnam(hanoi)).toBe(true);
  expect(isInVietnam({ lat: 0, lng: 0 })).toBe(false);
});
