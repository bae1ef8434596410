import { expect, test } from "vitest";
import { frameAround, isInside, spacedOut } from "./project-map";

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
