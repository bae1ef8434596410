import type { FreeLot, Share, Shortage, Want } from "./types";

export type Split = { readonly shares: Share[]; readonly shortages: Shortage[] };

/** Takes each want from the oldest harvest first, over as many lots as it needs. Wants of one pack share its lots in order. */
export function splitOverLots(wants: readonly Want[], lots: readonly FreeLot[]): Split {
  const shelf = [...lots].sort(oldestFirst).map((lot) => ({ ...lot, left: lot.available }));
  const shares: Share[] = [];
  const short = new Set<string>();
  for (const want of wants) {
    let missing = want.quantity;
    for (const lot of shelf) {
      if (lot.packId !== want.packId || missing === 0) continue;
      const quantity = Math.min(missing, lot.left);
      if (quantity === 0) continue;
      lot.left -= quantity;
      missing -= quantity;
      shares.push({ lineId: want.lineId, packId: want.packId, lotId: lot.id, quantity });
    }
    if (missing > 0) short.add(want.packId);
  }
  return { shares, shortages: [...short].map((packId) => ({ packId, available: availableOf(packId, lots) })) };
}

const availableOf = (packId: string, lots: readonly FreeLot[]): number =>
  lots.reduce((sum, lot) => (lot.packId === packId ? sum + lot.available : sum), 0);

function oldestFirst(a: FreeLot, b: FreeLot): number {
  if (a.harvestedOn !== b.harvestedOn) return a.harvestedOn < b.harvestedOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
