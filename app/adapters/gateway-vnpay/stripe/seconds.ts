/** Unix seconds, as Stripe writes times. */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1_000);
