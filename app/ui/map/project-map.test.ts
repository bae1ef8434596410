import { expect, test } from "vitest";
import { frameAround, isInside, middleOf, placeLabels, spacedOut } from "./project-map";

const daLat = { lat: 11.94, lng: 108.44 };
const saiGon = { lat: 10.77, lng: 106.7 };

test("every point that must be seen lies inside the drawing, north above south, east right of west", () => {
  const frame = frameAround([daLat, saiGon]);
  const [north, south] = [frame.place(daLat), frame.place(saiGon)];
  expect(isInside(frame, north) && isInside(frame, south)).toBe(true);
  expect(north.y).toBeLessThan(south.y);
  expect(north.x).toBeGreaterThan(south.x);
});

test("one single point stands in the middle", () =>
  expect(frameAround([saiGon]).place(saiGon)).toEqual({ x: 180, y: 120 }));

test("names never lie over each other", () => {
  const spots = [
    { x: 10, y: 10 },
    { x: 12, y: 12 },
    { x: 200, y: 100 },
  ];
  expect(spacedOut(spots, [], 5)).toEqual([spots[0], spots[2]]);
  expect(spacedOut(spots, [{ x: 200, y: 101 }], 5)).toEqual([spots[0]]);
});

test("a town at the edge keeps its whole name inside the drawing", () => {
  const frame = frameAround([daLat, saiGon]);
  for (const x of [0, 17, 180, 359]) {
    const { middle, half } = middleOf(frame, "Thủ Thừa", x);
    expect(middle - half).toBeGreaterThanOrEqual(0);
    expect(middle + half).toBeLessThanOrEqual(frame.width);
  }
});

test("labels of marks that nearly touch stand on lines of their own, whole inside the drawing", () => {
  const frame = frameAround([daLat, saiGon]);
  const marks = [
    { x: 330, y: 40, label: "Kho Đà Lạt" },
    { x: 334, y: 41, label: "Vườn Út Hương Đà Lạt" },
    { x: 4, y: 236, label: "Kho Thủ Đức" },
    { x: 8, y: 234, label: "Lý Cẩm Tú" },
  ];
  const [hub, farm, secondHub, door] = placeLabels(frame, marks);
  expect(Math.abs((hub?.y ?? 0) - (farm?.y ?? 0))).toBeGreaterThanOrEqual(14);
  expect(Math.abs((secondHub?.y ?? 0) - (door?.y ?? 0))).toBeGreaterThanOrEqual(14);
  expect(farm?.x).toBeLessThan(300);
  for (const spot of [hub, farm, secondHub, door]) expect(spot && isInside(frame, spot)).toBe(true);
});
