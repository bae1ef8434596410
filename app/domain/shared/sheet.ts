/** A table on paper, without a word about how it is printed. Widths are shares of the line. */
export type Sheet = {
  readonly title: string;
  /** Whose it is and for when, one a line. */
  readonly about: readonly string[];
  readonly columns: readonly { readonly name: string; readonly width: number; readonly isNumber?: true }[];
  readonly rows: readonly SheetRow[];
  /** Sums under the table; the last one counts most. */
  readonly totals: readonly (readonly [label: string, amount: string])[];
  /** At the foot of every page; the page's number follows. */
  readonly foot: string;
};

/** A heading begins a group: an order, a day. */
export type SheetRow =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "cells"; readonly cells: readonly string[]; readonly isStrong?: true };

/** Prints on A4 as the bytes are asked for. */
export type PrintSheet = (sheet: Sheet) => ReadableStream<Uint8Array>;
