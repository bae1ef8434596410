import { expect, test } from "vitest";
import { dueAtDoor, latenessVnd } from "./price";

const due = { by: 1000, bufferMinutes: 15, parcels: 1 };

test("lateness costs nothing early, 33,750 at the promise, and a kilometre a minute when the promise is lost", () => {
  expect(latenessVnd(985, due)).toBe(0);
  expect(latenessVnd(1000, due)).toBe(33_750);
  expect(latenessVnd(1005, due)).toBe(60_000);
  expect(latenessVnd(1065, due)).toBe(60_000 + 60 * 1500);
});

test("what carries many parcels is late for each of them", () => {
  expect(latenessVnd(1065, { ...due, parcels: 30 })).toBe(30 * latenessVnd(1065, due));
  expect(dueAtDoor({ readyAt: 880, window: { from: 880, until: 1000 }, parcels: 30 }).parcels).toBe(30);
});

test("the buffer is a quarter of an hour, and a share of the room where goods have only minutes", () => {
  const basket = { readyAt: 880, window: { from: 880, until: 1000 } };
  const meal = { readyAt: 976, window: { from: 960, until: 1000 } };
  expect(dueAtDoor(basket)).toEqual(due);
  expect(dueAtDoor(meal)).toEqual({ ...due, bufferMinutes: 6 });
  expect(latenessVnd(1000, dueAtDoor(meal))).toBe(33_750);
  expect(latenessVnd(1002 + 60, dueAtDoor(meal))).toBeCloseTo(60_000 + 60 * 600);
  expect(dueAtDoor({ ...meal, readyAt: 1010 }).bufferMinutes).toBe(3);
});
