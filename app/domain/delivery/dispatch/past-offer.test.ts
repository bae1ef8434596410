import { expect, test } from "vitest";
import { askableAgain, notToAskUntil, type PastOffer } from "./past-offer";

const ended = new Date("2026-11-22T10:00:00+07:00");
const now = new Date("2026-11-22T10:05:00+07:00");
const past = (status: PastOffer["status"], wasReleased = false): PastOffer => ({
  courierId: "c",
  status,
  endedAt: ended,
  wasReleased,
});

test("a no sets the load aside for the Vietnamese day, and so does a yes that was given back", () => {
  const midnight = new Date("2026-11-23T00:00:00+07:00");
  expect(notToAskUntil(past("declined"), now)).toEqual(midnight);
  expect(notToAskUntil(past("accepted"), now)).toEqual(midnight);
});

test("silence sets it aside for ten minutes", () => {
  expect(notToAskUntil(past("expired"), now)).toEqual(new Date("2026-11-22T10:10:00+07:00"));
});

test("what we took back ourselves is not held against the courier", () => {
  expect(notToAskUntil(past("accepted", true), now)).toBeNull();
});

test("who said no once may be asked again a quarter of an hour later, and not a third time", () => {
  const later = new Date("2026-11-22T10:15:00+07:00");
  const no = past("declined");
  expect(askableAgain([no], now)).toEqual(new Set());
  expect(askableAgain([no, past("expired")], later)).toEqual(new Set(["c"]));
  expect(askableAgain([no, { ...no, endedAt: new Date("2026-11-22T09:00:00+07:00") }], later)).toEqual(new Set());
});

test("a yes that was given back is final", () => {
  const later = new Date("2026-11-22T10:15:00+07:00");
  expect(askableAgain([past("declined"), past("accepted")], later)).toEqual(new Set());
  expect(askableAgain([past("accepted")], later)).toEqual(new Set());
});
