import type { AccountCode } from "./accounts";

/** Debit positive, credit negative, whole đồng. */
export type Entry = { readonly account: AccountCode; readonly amount: number };

/** One balanced transaction. The same `idemKey` is the same transaction, however often it is posted. */
export type Posting = {
  readonly idemKey: string;
  readonly kind: string;
  readonly orderId?: string;
  readonly memo?: string;
  readonly entries: readonly Entry[];
};

/** An account named twice gets the sum; accounts that nothing happens to are left out. */
export function entries(...rows: readonly (readonly [AccountCode, number])[]): Entry[] {
  const sums = new Map<AccountCode, number>();
  for (const [account, amount] of rows) sums.set(account, (sums.get(account) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));
}
