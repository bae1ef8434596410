import type { JobName } from "./catalogue";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What recurs, and how often. However many workers run, each turn happens once. */
export const schedule: readonly { readonly job: JobName; readonly everyMs: number }[] = [
  { job: "ask-stuck-attempts", everyMs: minute },
  { job: "push-refunds", everyMs: minute },
  { job: "expire-sessions", everyMs: minute },
  { job: "expire-orders", everyMs: 15 * second },
  { job: "release-due", everyMs: 5 * minute },
  { job: "make-payout-run", everyMs: 10 * minute },
  { job: "fetch-settlements", everyMs: hour },
  { job: "watch-money", everyMs: hour },
  { job: "forget-old-codes", everyMs: hour },
  { job: "expire-offers", everyMs: 10 * second },
  { job: "carry-out-area-changes", everyMs: 15 * second },
  { job: "renew-estimates", everyMs: minute },
  { job: "keep-docks", everyMs: minute },
  { job: "wake-all-desks", everyMs: 20 * second },
  { job: "forget-positions", everyMs: hour },
  { job: "forget-old-facts", everyMs: hour },
];
