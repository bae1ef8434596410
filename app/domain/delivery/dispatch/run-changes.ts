/**
 * What changes in a run through others, and has to be told to its courier. `hand_over`: go no further, somebody comes for the goods.
 * `taker`: who that is is known now. `written_off`: the goods are lost or spoiled.
 */
export const toldChanges = [
  "rostered",
  "assigned",
  "reordered",
  "released",
  "cancelled",
  "hand_over",
  "taker",
  "written_off",
] as const;
export type ToldChange = (typeof toldChanges)[number];

/** Why a load was taken back: whoever was to take it over did not come. They are not asked about it again today. */
export const nobodyCame = "nobody_came";

/** What couriers change themselves is kept in the same book. */
export type RunChangeKind = ToldChange | "own_order";

export const isToldChange = (kind: string): kind is ToldChange => (toldChanges as readonly string[]).includes(kind);
