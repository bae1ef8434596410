/** Chance and identity are arguments: production gives real ones, tests give repeatable ones. */
export type Ids = {
  /** A UUIDv7: sortable by creation. */
  readonly next: () => string;
  readonly random: (bytes: number) => Uint8Array;
};

/** The time is an argument too. */
export type Clock = { readonly now: () => Date };
