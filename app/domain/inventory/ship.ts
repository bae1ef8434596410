import type { Quantity } from "~/domain/shared/quantity";

export type Promised = { readonly holdId: string; readonly lotId: string; readonly quantity: Quantity };
export type Packing = {
  readonly shipped: { readonly lotId: string; readonly quantity: Quantity }[];
  /** Promised but not packed: goes back on sale. */
  readonly returned: { readonly lotId: string; readonly quantity: Quantity }[];
  /** Packed beyond the promise: the scale said more than was ordered. */
  readonly extra: Quantity;
};

/** Compares what the scale says with what was promised, in the order of the promises. */
export function packPromises(promised: readonly Promised[], packed: Quantity): Packing {
  const packing: { shipped: Packing["shipped"]; returned: Packing["returned"] } = { shipped: [], returned: [] };
  let left = packed;
  for (const { lotId, quantity } of promised) {
    const taken = Math.min(quantity, left);
    left -= taken;
    if (taken > 0) packing.shipped.push({ lotId, quantity: taken });
    if (taken < quantity) packing.returned.push({ lotId, quantity: quantity - taken });
  }
  return { ...packing, extra: left };
}
