/** Where a dated rate stands. lapsed: nobody agreed in time; to_come: agreed to, its day has not begun. */
export type RateState = "proposed" | "lapsed" | "withdrawn" | "to_come" | "in_force" | "over";

export type SignedRate = { readonly from: Date; readonly agreedAt: Date | null; readonly withdrawnAt: Date | null };

const counts = ({ agreedAt, withdrawnAt }: SignedRate): boolean => agreedAt !== null && withdrawnAt === null;

/** Each rate of one kind with its state and the day the next one takes over, newest first. */
export function timeline<Rate extends SignedRate>(
  rates: readonly Rate[],
  now: Date,
): (Rate & { readonly state: RateState; readonly until: Date | null })[] {
  const agreed = rates.filter(counts).sort((a, b) => a.from.getTime() - b.from.getTime());
  return [...rates]
    .sort((a, b) => b.from.getTime() - a.from.getTime())
    .map((rate) => {
      const next = counts(rate) ? agreed.find(({ from }) => from > rate.from) : undefined;
      return { ...rate, state: stateOf(rate, next, now), until: next?.from ?? null };
    });
}

function stateOf(rate: SignedRate, next: SignedRate | undefined, now: Date): RateState {
  if (rate.withdrawnAt !== null) return "withdrawn";
  if (rate.agreedAt === null) return rate.from > now ? "proposed" : "lapsed";
  if (rate.from > now) return "to_come";
  return next && next.from <= now ? "over" : "in_force";
}
