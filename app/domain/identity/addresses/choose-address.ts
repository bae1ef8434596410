import type { KeptAddress } from "../views";

export const mostAddresses = 20;

/**
 * Which kept address a checkout starts with: the one asked for; else the default, else the latest, passing over places that
 * are closed or gone. Null when none will do.
 */
export function chooseAddress(book: readonly KeptAddress[], wantedId: string | undefined): KeptAddress | null {
  const usable = book.filter(({ place }) => place !== null);
  const wanted = usable.find(({ addressId }) => addressId === wantedId);
  if (wanted) return wanted;
  const open = usable.filter(({ isClosed }) => !isClosed);
  return open.find(({ isDefault }) => isDefault) ?? open[0] ?? null;
}
