/** Why goods leave the stock without being sold. */
export const writeOffReasons = ["spoiled", "damaged", "shrunk", "miscounted", "own_use"] as const;
export type WriteOffReason = (typeof writeOffReasons)[number];
