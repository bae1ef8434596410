import { invariant } from "~/domain/shared/invariant";
import { addVnd, scaleVnd, toVnd, type Vnd, zeroVnd } from "~/domain/shared/money";
import type { CommissionRule, Rates } from "./rates";

/** Goods of one category that were sold together. */
export type GoodsSold = { readonly categoryId: string | null; readonly vnd: number };

const ruleFor = ({ commission }: Rates, categoryId: string | null): CommissionRule => {
  const rule =
    commission.find((each) => each.categoryId === categoryId) ?? commission.find((each) => each.categoryId === null);
  invariant(rule, "there is always a general commission rule");
  return rule;
};

/** The commission on a sub-order's goods: each rule sees all the goods it covers at once; never more than the goods cost. */
export function commissionOn(goods: readonly GoodsSold[], rates: Rates): Vnd {
  const covered = new Map<CommissionRule, Vnd>();
  for (const { categoryId, vnd } of goods) {
    const rule = ruleFor(rates, categoryId);
    covered.set(rule, addVnd(covered.get(rule) ?? zeroVnd, toVnd(vnd)));
  }
  return addVnd(zeroVnd, ...[...covered].map(([rule, sold]) => byRule(rule, sold)));
}

function byRule({ percentBp, fixedVnd, minimumVnd, maximumVnd }: CommissionRule, sold: Vnd): Vnd {
  if (sold === 0) return zeroVnd;
  const asked = scaleVnd(sold, percentBp, 10_000) + fixedVnd;
  return toVnd(Math.min(Math.max(asked, minimumVnd), maximumVnd ?? Infinity, sold));
}
