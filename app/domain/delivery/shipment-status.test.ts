import { expect, test } from "vitest";
import {
  canMove,
  isFinal,
  isInProgress,
  isOnBoard,
  isWaiting,
  move,
  nextStatuses,
  shipmentStatuses,
} from "./shipment-status";

test("every move leads to a state of the table", () => {
  for (const from of shipmentStatuses) for (const to of nextStatuses(from)) expect(shipmentStatuses).toContain(to);
});

test("nothing moves out of a final state", () => {
  for (const from of shipmentStatuses.filter(isFinal))
    for (const to of shipmentStatuses) expect(canMove(from, to)).toBe(false);
  expect(shipmentStatuses.filter(isFinal)).toEqual([
    "delivered",
    "partially_delivered",
    "returned",
    "cancelled",
    "lost",
    "damaged",
  ]);
});

test("every state can be reached from created", () => {
  const reached = new Set(["created"]);
  for (const from of shipmentStatuses) if (reached.has(from)) nextStatuses(from).forEach((to) => reached.add(to));
  shipmentStatuses.forEach((from) => reached.has(from) && nextStatuses(from).forEach((to) => reached.add(to)));
  expect([...reached].sort()).toEqual([...shipmentStatuses].sort());
});

test("goods on board never go back to the queue", () => {
  for (const from of shipmentStatuses.filter(isOnBoard)) expect(canMove(from, "ready")).toBe(false);
});

test("a shipment never waits and moves at once", () => {
  for (const status of shipmentStatuses) expect(isWaiting(status) && isInProgress(status)).toBe(false);
});

test("a delivery cannot be delivered twice", () =>
  expect(move("delivered", "delivered")).toEqual({ ok: false, reason: "conflict" }));
