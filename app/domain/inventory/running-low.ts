import type { Quantity } from "~/domain/shared/quantity";

/** Fewer than five more orders of the smallest size: time to harvest, or to say that it is over. */
export const isRunningLow = ({ available, minimum }: { available: Quantity; minimum: Quantity }): boolean =>
  available < minimum * 5;
