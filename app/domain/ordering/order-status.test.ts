import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayBecome, orderMoves, orderStatuses, statusOf } from "./order-status";
import {
  canMove,
  move,
  subOrderMoves,
  subOrderStatuses,
  type SubOrderMove,
  type SubOrderStatus,
} from "./sub-order-status";

const moveNames = Object.keys(subOrderMoves) as SubOrderMove[];

describe("an order", () => {
  test("moves only along its table", () => {
    for (const from of orderStatuses) {
      for (const to of orderStatuses) {
        expect(mayBecome(from, to)).toBe((orderMoves[from] as readonly string[]).includes(to));
      }
    }
  });

  test("is confirmed until a seller touches it", () => {
    expect(statusOf(["new", "new"])).toBe("confirmed");
    expect(statusOf(["new", "accepted"])).toBe("in_progress");
  });

  test("is completed when all that is still alive has arrived", () => {
    expect(statusOf(["delivered", "rejected", "settled"])).toBe("completed");
    expect(statusOf(["delivered", "handed_over"])).toBe("in_progress");
  });

  test("is cancelled when nothing of it is left", () => {
    expect(statusOf(["rejected", "cancelled", "returned"])).toBe("cancelled");
  });

  test("never goes back as its sub-orders go on", () => {
    const reachable = fc.array(fc.constantFrom(...moveNames), { maxLength: 40 });
    fc.assert(
      fc.property(reachable, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (names, picks) => {
        const subOrders = Array.from({ length: 3 }, (): SubOrderStatus => "new");
        let status = statusOf(subOrders);
        names.forEach((name, turn) => {
          const index = (picks[turn] ?? 0) % subOrders.length;
          const moved = move(subOrders[index] ?? "new", name);
          if (!moved.ok || name === "open") return;
          subOrders[index] = moved.to;
          const next = statusOf(subOrders);
          expect(next === status || mayBecome(status, next)).toBe(true);
          status = next;
        });
      }),
    );
  });
});

describe("a sub-order", () => {
  test("moves only along its table, and a repeated move is told apart from a stale one", () => {
    for (const status of subOrderStatuses) {
      for (const name of moveNames) {
        const { from, to } = subOrderMoves[name];
        const allowed = (from as readonly string[]).includes(status);
        expect(canMove(status, name)).toBe(allowed);
        if (!allowed) expect(move(status, name)).toMatchObject({ reason: status === to ? "already" : "not_now" });
      }
    }
  });

  test("cannot be rejected once it is packed, nor packed before it is weighed", () => {
    expect(canMove("packed", "reject")).toBe(false);
    expect(canMove("accepted", "pack")).toBe(false);
  });
});
