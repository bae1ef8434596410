/** What changes in a run through others, and has to be told to its courier. */
export const toldChanges = ["rostered", "assigned", "reordered", "released", "cancelled", "hand_over"] as const;
export type ToldChange = (typeof toldChanges)[number];

/** What couriers change themselves is kept in the same book. */
export type RunChangeKind = ToldChange | "own_order";

export const isToldChange = (kind: string): kind is ToldChange => (toldChanges as readonly string[]).includes(kind);
