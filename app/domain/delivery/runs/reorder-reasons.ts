/** Why a courier drives in another order than planned. */
export const reorderReasons = ["road", "customer", "same_place", "weight", "other"] as const;
export type ReorderReason = (typeof reorderReasons)[number];
