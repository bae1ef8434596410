/**
 * How a pack is sold (what the shopper counts) and priced (what the money follows). Kept apart, because three pumpkins are
 * counted by the piece and paid by the kilogram.
 */
export const measures = ["weight", "each"] as const;
export type Measure = (typeof measures)[number];

/** What the farmer calls one unit of a pack. */
export const units = ["kg", "bunch", "piece", "box", "pack"] as const;
export type Unit = (typeof units)[number];

/** A quantity of a pack: grams when it is sold by weight, else a count. Always a whole number. */
export type Quantity = number;
