import type { BankNotice, Unclear } from "./types";

/** What the code in a transfer leads to. */
export type Payable = {
  readonly amountVnd: number;
  readonly isPaid: boolean;
  readonly isOpen: boolean;
  readonly expiresAt: Date;
};

export type Match = { readonly pays: true } | { readonly pays: false; readonly why: Unclear };

const unclear = (why: Unclear): Match => ({ pays: false, why });

/**
 * Whether money pays for something: our account, one code that is known, the exact amount, in time, for the first time.
 * Everything else waits for a person; nothing is guessed.
 */
export function matchTransfer(
  notice: Pick<BankNotice, "account" | "amountVnd" | "bookedAt">,
  known: {
    readonly codes: readonly string[];
    readonly payable: Payable | null;
    readonly ourAccount: string;
    /** Another source told of the same amount with the same text. */
    readonly seemsTold: boolean;
  },
): Match {
  const match = fits(notice, known);
  return !match.pays && known.seemsTold ? unclear("seems_told") : match;
}

function fits(
  notice: Parameters<typeof matchTransfer>[0],
  { codes, payable, ourAccount }: Parameters<typeof matchTransfer>[1],
): Match {
  if (notice.account !== ourAccount) return unclear("other_account");
  if (codes.length === 0) return unclear("no_code");
  if (codes.length > 1) return unclear("several_codes");
  if (payable === null) return unclear("unknown_code");
  if (payable.isPaid) return unclear("already_paid");
  if (notice.amountVnd !== payable.amountVnd) return unclear("wrong_amount");
  if (!payable.isOpen || notice.bookedAt > payable.expiresAt) return unclear("late");
  return { pays: true };
}
