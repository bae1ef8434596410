import type { Quantity } from "~/domain/shared/quantity";

/**
 * Where the goods of a lot are. Always: received = available + held + allocated + shipped + writtenOff, none below zero.
 */
export type Levels = {
  readonly available: Quantity;
  readonly held: Quantity;
  readonly allocated: Quantity;
  readonly shipped: Quantity;
  readonly writtenOff: Quantity;
};
export type Level = keyof Levels;

/** Every way goods move, and between which two levels. `outside` is the field, before the lot was weighed in. */
export const movementKinds = {
  receive: { from: "outside", to: "available" },
  hold: { from: "available", to: "held" },
  release: { from: "held", to: "available" },
  expire: { from: "held", to: "available" },
  allocate: { from: "held", to: "allocated" },
  deallocate: { from: "allocated", to: "available" },
  ship: { from: "allocated", to: "shipped" },
  /** The scale found more than was ordered: the rest goes straight from the shelf. */
  top_up: { from: "available", to: "shipped" },
  write_off: { from: "available", to: "writtenOff" },
  return: { from: "shipped", to: "writtenOff" },
} as const satisfies Record<string, { from: Level | "outside"; to: Level }>;

export type MovementKind = keyof typeof movementKinds;

export const nothing: Levels = { available: 0, held: 0, allocated: 0, shipped: 0, writtenOff: 0 };

/** What one movement adds to each level. */
export function changeOf(kind: MovementKind, quantity: Quantity): Levels {
  const { from, to } = movementKinds[kind];
  const change: Record<Level, number> = { ...nothing };
  if (from !== "outside") change[from] -= quantity;
  change[to] += quantity;
  return change;
}

export const addLevels = (a: Levels, b: Levels): Levels => ({
  available: a.available + b.available,
  held: a.held + b.held,
  allocated: a.allocated + b.allocated,
  shipped: a.shipped + b.shipped,
  writtenOff: a.writtenOff + b.writtenOff,
});

export const receivedOf = (levels: Levels): Quantity =>
  levels.available + levels.held + levels.allocated + levels.shipped + levels.writtenOff;
