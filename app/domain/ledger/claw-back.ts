import { invariant } from "~/domain/shared/invariant";
import { splitVnd, toVnd, type Vnd } from "~/domain/shared/money";

/** Who was given how much of goods that were released. */
export type ReleasedGoods = {
  readonly sellerVnd: number;
  readonly commissionVnd: number;
  readonly vatVnd: number;
  readonly pitVnd: number;
};

/** What each gives back of it; `owedVnd` is the seller's part that is no longer there and becomes a debt. */
export type ClawBack = {
  readonly subOrderId: string;
  readonly sellerId: string;
  readonly parts: ReleasedGoods;
  readonly owedVnd: number;
  readonly totalVnd: number;
};

const total = ({ sellerVnd, commissionVnd, vatVnd, pitVnd }: ReleasedGoods): number =>
  sellerVnd + commissionVnd + vatVnd + pitVnd;

/**
 * Shares a refund among those who were paid, in proportion to what each still has of it: several partial refunds that make up
 * the whole leave exactly nothing with anybody. Largest remainder; no part is negative or more than was left.
 */
export function clawBackParts(amountVnd: number, released: ReleasedGoods, before: ReleasedGoods): ReleasedGoods {
  const left = {
    sellerVnd: released.sellerVnd - before.sellerVnd,
    commissionVnd: released.commissionVnd - before.commissionVnd,
    vatVnd: released.vatVnd - before.vatVnd,
    pitVnd: released.pitVnd - before.pitVnd,
  };
  invariant(amountVnd > 0 && amountVnd <= total(left), "no more is taken back than was given");
  const [sellerVnd, commissionVnd, vatVnd, pitVnd] = splitVnd(toVnd(amountVnd), [
    left.sellerVnd,
    left.commissionVnd,
    left.vatVnd,
    left.pitVnd,
  ]);
  return { sellerVnd: of(sellerVnd), commissionVnd: of(commissionVnd), vatVnd: of(vatVnd), pitVnd: of(pitVnd) };
}

const of = (part: Vnd | undefined): number => {
  invariant(part !== undefined, "a split has as many parts as weights");
  return part;
};

export const leftOf = (released: ReleasedGoods, before: ReleasedGoods): number => total(released) - total(before);
